"""The headers that tell a browser what a page may do. Sources: OWASP ASVS 5.0 chapter 3, CSP level 3."""

from __future__ import annotations

from flask import Flask, Response

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob: data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(self), microphone=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

STRICT_TRANSPORT = "max-age=31536000; includeSubDomains"


def install(app: Flask) -> None:
    """Send the headers with every answer."""
    secure = bool(app.config["SESSION_COOKIE_SECURE"])

    @app.after_request
    def add_headers(response: Response) -> Response:
        response.headers.update(HEADERS)
        if secure:
            response.headers["Strict-Transport-Security"] = STRICT_TRANSPORT
        return response
