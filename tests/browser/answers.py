"""What people answer in the browser tests, by the field of each question."""

from __future__ import annotations

from collections.abc import Mapping

from tests.browser.interview import Answer

Answers = Mapping[str, Answer]

EXPLORER: Answers = {
    "ex_agree": "yes",
    "ex_mode": "self",
    "ex_role": "manager",
    "ex_service": "parks",
    "ex_area": "whole",
    "ex_know": "quite",
    "ex_with_c": "2",
    "ex_with_m": "3",
    "ex_with_f": "4",
    "ex_with_z": "1",
    "ex_cc_now": ["cc_pb", "cc_plan"],
    "ex_cc_level": "0",
    "ex_cc_try": ["cc_panel"],
    "ex_cd_now": ["none"],
    "ex_cl_now": ["cl_volunteer"],
    "ex_ca_now": ["dk"],
    "ex_any_stop": "yes",
    "ex_stopped": ["cl_watch"],
    "ex_stop_why": ["money"],
    "ex_has_act": "yes",
    "ex_act-0-ex_act_approach": "cl_volunteer",
    "ex_act-0-ex_act_name": "Friends of Mill Park",
    "ex_act-0-ex_act_where": "site",
    "ex_act-0-ex_act_point": {"latitude": "52.48", "longitude": "-1.89"},
    "ex_act-0-ex_act_who": ["F", "resident"],
    "ex_act-0-ex_act_say": "4",
    "ex_act-0-ex_act_people": "120",
    "ex_act-0-ex_act_stage": "running",
    "ex_act-0-ex_act_impact": "5",
    "ex_act-0-ex_act_next": "grow",
    "ex_has_idea": "yes",
    "ex_idea-0-ex_idea_approach": "cc_panel",
    "ex_idea-0-ex_idea_name": "A parks jury",
    "ex_st_map": "2",
    "ex_barriers": ["time", "money"],
    "ex_lab_ok": "maybe",
    "ex_contact_email": "Sam.Example@Northfield.example",
    "ex_anything": "More benches, please.",
}

ASSETS: Answers = {
    "as_mode": "self",
    "as_age": "a16",
    "as_agree": "yes",
    "as_for": "me",
    "as_area": "area_1",
    "as_psect": "b12 9ab",
    "as_best": "The canal",
    "as_has_place": "yes",
    "as_place-0-pl_name": "Mill Park",
    "as_place-0-pl_cat": "park",
    "as_place-0-pl_addr": "Mill Lane",
    "as_place-0-pl_state": "more",
    "as_has_grp": "no",
    "as_do": ["check", "litter"],
    "as_do_how": "both",
    "as_more": ["event"],
    "as_time": "h4",
    "as_differ": "3",
    "as_block": ["asked"],
    "as_has_skill": "yes",
    "as_skill-0-sk_cat": "fixing",
    "as_skill-0-sk_more": "Bikes",
    "as_keep": ["lab"],
    "as_name": "Sam",
    "as_channel": "phone",
    "as_phone": "07700 900123",
    "as_lang": "en",
}

CAPABILITIES: Answers = {
    "cp_mode": "self",
    "cp_age": "a18",
    "cp_who": "self",
    "cp_agree": "yes",
    "cp_agree_help": "yes",
    "cp_role": ["carer"],
    "cp_services": ["carers"],
    "cp_has_act": "yes",
    "cp_act-0-ca_what": "Bake bread",
    "cp_act-0-ca_cat": "cooking",
    "cp_act-0-ca_helps": "like",
    "cp_offer": ["cooking", "company"],
    "cp_setting": ["small"],
    "cp_time": "h1",
    "cp_slot": ["wd_am"],
    "cp_support": ["quiet"],
    "cp_worry": "no",
    "cp_keep": ["match"],
    "cp_partner": "yes",
    "cp_name": "Sam",
    "cp_channel": "post",
    "cp_post": "1 Mill Lane\nNorthfield",
}

EQUALITY: Answers = {
    "eq_ok": "yes",
    "eq_age": "a45",
    "eq_health": "yes",
    "eq_limit": "little",
    "eq_sex": "pns",
}

PRIORITIES: Answers = {
    "pr_role": "resident",
    "pr_item-0-pr_can": "yes",
    "pr_item-0-pr_impact": "5",
    "pr_item-0-pr_effort": "1",
    "pr_item-1-pr_can": "no",
}

VISIT: Answers = {
    "vs_case": "MILL-0042",
    "vs_outcome": "appt",
    "vs_back_date": {"day": "24", "month": "December", "year": "2099"},
    "vs_back_slot": "wd_ev",
    "vs_flag": ["dog"],
}

FORMS: Mapping[str, Answers] = {
    "coproduction-explorer": EXPLORER,
    "community-asset-survey": ASSETS,
    "capabilities-assessment": CAPABILITIES,
    "equality": EQUALITY,
    "priority-rating": PRIORITIES,
    "visit-record": VISIT,
}
