"""All six forms, walked through without JavaScript from the first page to the thanks."""

from __future__ import annotations

from uuid import uuid4

import pytest
from flask import Flask

from surveyapp.storage import accounts
from surveyapp.web.services import services
from tests.web.client import Client, Page
from tests.web.respond.walking import Answers, asks, checked_answers, walk
from tests.web.sent import sent_by

EXPLORER: Answers = {
    "ex_agree": "yes",
    "ex_mode": "self",
    "ex_role": "manager",
    "ex_service": "parks",
    "ex_area": "area_1",
    "ex_know": "quite",
    "ex_with_c": "0",
    "ex_with_m": "4",
    "ex_with_f": "3",
    "ex_with_z": "dk",
    "ex_cc_now": ["cc_pb", "cc_panel"],
    "ex_cc_level": "0",
    "ex_cc_try": ["cc_crowd"],
    "ex_cd_now": ["none"],
    "ex_cd_try": ["cd_lab"],
    "ex_cl_now": ["dk"],
    "ex_ca_now": ["ca_report"],
    "ex_any_stop": "yes",
    "ex_stopped": ["cl_timebank"],
    "ex_stop_why": ["money"],
    "ex_has_act": "yes",
    "ex_act-0-ex_act_approach": "cc_panel",
    "ex_act-0-ex_act_name": "Park panel",
    "ex_act-0-ex_act_where": "site",
    "ex_act-0-ex_act_point-latitude": "52.4814",
    "ex_act-0-ex_act_point-longitude": "-1.8998",
    "ex_act-0-ex_act_who": ["F", "resident"],
    "ex_act-0-ex_act_say": "4",
    "ex_act-0-ex_act_people": "1 200",
    "ex_act-0-ex_act_stage": "running",
    "ex_act-0-ex_act_impact": "5",
    "ex_act-0-ex_act_next": "grow",
    "ex_has_idea": "yes",
    "ex_idea-0-ex_idea_approach": "cd_lab",
    "ex_idea-0-ex_idea_name": "Bench lab",
    "ex_st_map": "0",
    "ex_barriers": ["time", "money"],
    "ex_helps": ["budget"],
    "ex_lab_ok": "maybe",
    "ex_contact_name": "Sam <Sam>",
    "ex_contact_email": " Sam@Example.org ",
    "ex_anything": "=HYPERLINK(1)\n007",
}
CAPABILITIES: Answers = {
    "cp_mode": "self",
    "cp_age": "a18",
    "cp_who": "self",
    "cp_agree": "yes",
    "cp_agree_help": "yes",
    "cp_role": ["carer"],
    "cp_has_act": "yes",
    "cp_act-0-ca_what": "Bake bread",
    "cp_act-0-ca_cat": "cooking",
    "cp_act-0-ca_helps": "like",
    "cp_offer": ["cooking"],
    "cp_offer_more": "Sourdough",
    "cp_offer_to": ["neigh"],
    "cp_gain": ["fun"],
    "cp_time": "h4",
    "cp_slot": ["wd_am"],
    "cp_psect": "b129",
    "cp_support": ["none"],
    "cp_worry": "yes",
    "cp_worry_talk": "yes",
    "cp_keep": ["match", "news"],
    "cp_partner": "no",
    "cp_name": "Ali",
    "cp_channel": "text",
    "cp_phone": "+44 (0)7700.900123",
}
EQUALITY: Answers = {
    "eq_ok": "yes",
    "eq_age": "a35",
    "eq_health": "yes",
    "eq_limit": "little",
    "eq_ethnic": "other",
}
VISIT: Answers = {
    "vs_case": "C-0042",
    "vs_outcome": "appt",
    "vs_back_date-day": "3",
    "vs_back_date-month": "March",
    "vs_back_date-year": "2099",
    "vs_back_slot": "wd_ev",
}


def sent(client: Client, app: Flask, form: str, answers: Answers) -> dict[str, object]:
    """Walk through a form, send it, and return what is kept."""
    thanks = walk(client.open(f"/en/{form}"), answers).press("send")
    return sent_by(app, thanks).answers


def test_the_explorer(client: Client, app: Flask) -> None:
    answers = sent(client, app, "coproduction-explorer", EXPLORER)
    assert answers["ex_cc_g"]["ex_cc_level"] == 0  # type: ignore[index] # JSON
    assert "ex_ca_level" not in answers["ex_ca_g"]  # type: ignore[operator] # JSON
    assert answers["ex_n_now"] == 3
    assert answers["ex_act"] == [
        {
            "ex_act_approach": "cc_panel",
            "ex_act_name": "Park panel",
            "ex_act_where": "site",
            "ex_act_point": {"type": "Point", "coordinates": [-1.8998, 52.4814]},
            "ex_act_who": ["F", "resident"],
            "ex_act_say": "4",
            "ex_act_people": 1200,
            "ex_act_stage": "running",
            "ex_act_impact": 5,
            "ex_act_next": "grow",
        }
    ]
    close = answers["ex_g_close"]
    assert isinstance(close, dict)
    assert close["ex_contact_email"] == "sam@example.org"
    assert close["ex_anything"] == "=HYPERLINK(1)\n007"


def test_the_explorer_offers_another_service_and_keeps_who_answers(client: Client, app: Flask) -> None:
    thanks = walk(client.open("/en/coproduction-explorer"), EXPLORER).press("send")
    again = thanks.press("start")
    assert again.heading() == "Before you start"
    assert again.values("ex_role") == ["manager"]
    assert again.values("ex_area") == ["area_1"]
    assert again.values("ex_contact_email") == ["sam@example.org"]
    assert again.values("ex_service") == []
    assert again.values("ex_cc_now") == []
    stranger = Client(app).open(thanks.path)
    assert "Sam" not in stranger.response.get_data(as_text=True)
    assert stranger.document.first("a", id="again").get("href") == "/en/coproduction-explorer"


def test_the_capabilities_assessment(client: Client, app: Flask) -> None:
    answers = sent(client, app, "capabilities-assessment", CAPABILITIES)
    keep = answers["cp_g_keep"]
    assert isinstance(keep, dict)
    assert keep["cp_phone"].startswith("+44")
    assert answers["cp_g_fit"]["cp_psect"] == "B12 9"  # type: ignore[index] # JSON
    assert "cp_g_worker" not in answers


def test_the_priority_rating_shows_each_item_by_its_title(client: Client, app: Flask) -> None:
    page = client.open("/en/priority-rating").fill(pr_role="user").go_on()
    entries = page.document.all("details")
    assert len(entries) > 1
    title = entries[0].first("bdi", data_output="pr_item_title").text()
    assert title
    answers: dict[str, str] = {f"pr_item-{index}-pr_can": "no" for index in range(len(entries))}
    answers |= {"pr_item-0-pr_can": "yes", "pr_item-0-pr_impact": "5", "pr_item-0-pr_effort": "1"}
    kept = sent_by(app, walk(page, answers).press("send")).answers["pr_item"]
    assert isinstance(kept, list)
    assert len(kept) == len(entries)
    assert (kept[0]["pr_item_title"], kept[0]["pr_impact"], kept[0]["pr_effort"]) == (title, 5, 1)


def test_the_equality_form_is_sent_by_itself_and_keeps_no_time(client: Client, app: Flask) -> None:
    thanks = walk(client.open("/en/equality"), {**EQUALITY, "eq_ethnic_own": "Roma"}).press("send")
    kept = sent_by(app, thanks)
    assert kept.answers["eq_g"] == {  # the answers and nothing else
        "eq_ok": "yes",
        "eq_age": "a35",
        "eq_health": "yes",
        "eq_limit": "little",
        "eq_ethnic": "other",
        "eq_ethnic_own": "Roma",
    }
    assert (kept.started_at, kept.finished_at) == (None, None)
    assert kept.uuid.version == 4
    assert thanks.client.http.get_cookie("sent") is None


@pytest.fixture
def worker(app: Flask, client: Client) -> Client:
    """A field worker's browser, signed in."""
    email, password = f"{uuid4().hex}@council.example", "correct horse battery"
    with app.app_context():
        accounts.create(services().database, email, "Wil", password, ["field-worker"])
    page = client.open("/account/sign-in").fill(email=email, password=password)
    client.http.post("/account/sign-in", data=page.fields())
    return client


def test_the_visit_record_by_a_worker_who_is_signed_in(worker: Client, app: Flask) -> None:
    page = walk(worker.open("/en/visit-record"), VISIT)
    assert checked_answers(page)["What day should we call back?"] == "3 March 2099"
    kept = sent_by(app, page.press("send"))
    assert kept.state == "received"
    assert kept.answers["vs_back_date"] == "2099-03-03"


def test_the_visit_record_opens_for_nobody_else(client: Client) -> None:
    response = client.http.get("/en/visit-record")
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/account/")


def test_a_staff_form_is_no_page_for_everyone(worker: Client, app: Flask) -> None:
    response = worker.http.get("/en/visit-record")
    assert response.headers["Cache-Control"] == "private, no-cache"
    pinned = f"/en/visit-record/{response.headers['ETag'].strip(chr(34))}"
    assert worker.http.get(pinned).headers["Cache-Control"] == "private, no-cache"
    assert app.test_client().get("/en/visit-record", headers={"Accept-Encoding": "gzip"}).status_code == 302
    assert app.test_client().get(pinned).status_code == 302


def test_a_visit_whose_sign_in_ran_out_is_not_lost(worker: Client, app: Flask) -> None:
    page = walk(worker.open("/en/visit-record"), VISIT)
    signed_out = Client(app)
    page.client = signed_out
    assert sent_by(app, page.press("send")).state == "unverified"


SURVEY: Answers = {
    "as_mode": "self",
    "as_age": "a16",
    "as_agree": "yes",
    "as_for": "me",
    "as_area": "area_1",
    "as_has_place": "yes",
    "as_place-0-pl_name": "Canolfan",
    "as_place-0-pl_cat": "hall",
    "as_place-0-pl_addr": "Stryd Fawr",
    "as_place-0-pl_state": "busy",
    "as_has_grp": "no",
    "as_do": ["litter", "recycle"],
    "as_do_how": "both",
    "as_more": ["litter"],
    "as_time": "h1",
    "as_differ": "3",
    "as_has_skill": "yes",
    "as_skill-0-sk_cat": "fixing",
    "as_keep": ["news"],
    "as_name": "نادیہ",
    "as_channel": "email",
    "as_email": "n@example.org",
}


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("cy", "ltr"), ("ur", "rtl")])
def test_the_asset_survey_in_three_languages(
    client: Client, app: Flask, language: str, direction: str
) -> None:
    page = client.open(f"/{language}/community-asset-survey")
    root = page.document.first("html")
    assert (root.get("lang"), root.get("dir")) == (language, direction)
    assert _is_spoken(page, language)
    checking = walk(page, SURVEY)
    kept = sent_by(app, checking.press("send"))
    assert kept.language == language
    assert kept.answers["as_g_do"]["as_do"] == ["recycle", "litter"]  # type: ignore[index] # JSON
    assert kept.answers["as_g_keep"]["as_name"] == "نادیہ"  # type: ignore[index] # JSON


def _is_spoken(page: Page, language: str) -> bool:
    """Return whether a translated page is not the English one."""
    english = "Before we start" in page.text()
    return english if language == "en" else not english


def test_a_group_that_may_be_shown_is_asked_about_only_where_the_person_runs_it(client: Client) -> None:
    page = client.open("/en/community-asset-survey")
    for name, answer in {**SURVEY, "as_has_place": "no", "as_has_grp": "yes"}.items():
        if asks(page, name):
            page.set(name, [answer] if isinstance(answer, str) else list(answer))
    assert not asks(page, "as_grp-0-gr_list_ok")
