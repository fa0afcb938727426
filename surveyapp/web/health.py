"""What a load balancer asks: is the process alive, and can it serve?"""

from __future__ import annotations

from flask import Blueprint, Flask
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from surveyapp.web.services import services

blueprint = Blueprint("health", __name__, url_prefix="/health")


@blueprint.get("/live")
def live() -> tuple[dict[str, str], int]:
    """Answer 200 while the process runs."""
    return {"status": "live"}, 200


@blueprint.get("/ready")
def ready() -> tuple[dict[str, str], int]:
    """Answer 200 when the database answers, else 503."""
    try:
        with services().database.session() as session:
            session.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return {"status": "the database does not answer"}, 503
    return {"status": "ready"}, 200


def install(app: Flask) -> None:
    """Add the two addresses."""
    app.register_blueprint(blueprint)
