"""Drawing a form: its pages, groups, repeats and questions made ready for a template."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape
from wtforms import Field

from surveyapp.filling import Path, path_text
from surveyapp.forms import Page
from surveyapp.forms.definition import Choice, Form, Group, Item, Question, Repeat
from surveyapp.forms.scales import meanings
from surveyapp.forms.vocabulary.types import SILENT
from surveyapp.languages import Words
from surveyapp.web import markup
from surveyapp.web.respond import fields
from surveyapp.web.respond.answering import Answering
from surveyapp.web.respond.exclusive import exclusive_choices
from surveyapp.web.respond.names import entry_prefix, entry_title_placeholder
from surveyapp.web.respond.never_offered import never_offered
from surveyapp.web.respond.screens import (
    ChoiceRow,
    EntryScreen,
    GroupScreen,
    PageScreen,
    QuestionScreen,
    RepeatScreen,
    Screen,
)


@dataclass(slots=True)
class _Drawing:
    """The work in progress: fields are bound all at once after the walk."""

    form: Form
    words: Words
    notice: str
    answering: Answering
    controls: dict[str, Field] = field(default_factory=dict)
    values: dict[str, object] = field(default_factory=dict)
    real: bool = True
    """False inside the pattern of an entry, where nothing is answered yet."""
    drawn: list[QuestionScreen] = field(default_factory=list)


def draw(
    form: Form, words: Words, answering: Answering, notice: str, drawn_pages: Sequence[Page]
) -> list[PageScreen]:
    """Return some pages of a form, ready for a template. `notice` is the address of the privacy notice."""
    work = _Drawing(form, words, notice, answering)
    drawn = [_page(work, page) for page in drawn_pages]
    bound = fields.bound(work.controls, work.values)
    for screen in work.drawn:
        if screen.name in work.controls:
            screen.control = bound[screen.name]
    return drawn


def _page(work: _Drawing, page: Page) -> PageScreen:
    heading = page.group or page.repeat
    path: Path = ()
    if page.group is not None:
        children = list(_screens(work, page.group.children, (page.group.name,), ""))
    else:
        children = list(_screens(work, page.items, path, ""))
    return PageScreen(
        index=page.index,
        group=page.group,
        heading=_inline(work, heading, "label", path) if heading else Markup(),
        hint=_inline(work, page.group, "hint", path) if page.group else Markup(),
        children=children,
    )


def _screens(work: _Drawing, items: Sequence[Item], path: Path, prefix: str) -> Iterator[Screen]:
    for item in items:
        here = (*path, item.name)
        if isinstance(item, Repeat):
            yield _repeat(work, item, here, prefix)
        elif isinstance(item, Group):
            yield GroupScreen(
                kind="group",
                group=item,
                path=path_text(here),
                label=_inline(work, item, "label", path),
                hint=_inline(work, item, "hint", path),
                hidden=work.real and not work.answering.relevant(here),
                children=list(_screens(work, item.children, here, prefix)),
            )
        elif item.type not in SILENT:
            yield _question(work, item, here, prefix)


def _repeat(work: _Drawing, repeat: Repeat, path: Path, prefix: str) -> RepeatScreen:
    count = work.answering.count(path) if work.real else 0
    return RepeatScreen(
        kind="repeat",
        repeat=repeat,
        name=f"{prefix}{repeat.key}",
        path=path_text(path),
        label=_inline(work, repeat, "label", path),
        hint=_inline(work, repeat, "hint", path),
        hidden=work.real and not work.answering.relevant(path),
        fixed=repeat.repeat_count is not None,
        entries=[
            _entry(work, repeat, (*path, index), prefix, last=index == count - 1) for index in range(count)
        ],
        pattern=_pattern(work, repeat, path, prefix),
        soft_limit=repeat.soft_limit,
    )


def _entry(work: _Drawing, repeat: Repeat, path: Path, prefix: str, *, last: bool) -> EntryScreen:
    own_prefix = entry_prefix(prefix, repeat.key, str(path[-1]))
    return EntryScreen(
        index=str(path[-1]),
        prefix=own_prefix,
        title=work.answering.title(path, repeat, work.words) or _plain_label(work, repeat),
        open=repeat.repeat_count is not None or last or work.answering.wanted(path),
        children=list(_screens(work, repeat.children, path, own_prefix)),
    )


def _pattern(work: _Drawing, repeat: Repeat, path: Path, prefix: str) -> EntryScreen:
    """Return the entry from which new ones are made, with a placeholder for the index."""
    index = entry_title_placeholder(repeat.key)
    own_prefix = entry_prefix(prefix, repeat.key, index)
    real, work.real = work.real, False
    children = list(_screens(work, repeat.children, (*path, index), own_prefix))
    work.real = real
    return EntryScreen(index, own_prefix, _plain_label(work, repeat), open=True, children=children)


def _plain_label(work: _Drawing, repeat: Repeat) -> str:
    return markup.plain(_words(work, repeat, "label"))


def _question(work: _Drawing, question: Question, path: Path, prefix: str) -> QuestionScreen:
    answering = work.answering
    name = f"{prefix}{question.key}"
    label = _block if question.type == "note" else _inline
    screen = QuestionScreen(
        kind=fields.kind(question),
        name=name,
        path=path_text(path),
        label=label(work, question, "label", path),
        hint=_inline(work, question, "hint", path),
        hidden=work.real and not answering.relevant(path),
        optional=question.type != "note" and question.required is None,
        read_only=work.real and answering.filling.read_only(path),
        error=answering.error(path) if work.real else "",
        parts=answering.parts.get(path, ()) if work.real else (),
        question=question,
        rows=_rows(work, question, path) if question.list_name else (),
        meanings=meanings(_words(work, question, "steps")),
        held=answering.photo(path) if work.real and question.type == "image" else None,
    )
    control = fields.control(question, work.form)
    if control is not None:
        work.controls[name] = control
        if work.real:
            work.values[name] = answering.shown(path)
        work.drawn.append(screen)
    return screen


def _rows(work: _Drawing, question: Question, path: Path) -> list[ChoiceRow]:
    offered = frozenset(work.answering.offered(path)) if work.real else None
    exclusive = exclusive_choices(question)
    rows: list[ChoiceRow] = []
    first = True
    for choice in work.form.choices[question.list_name].choices:
        wrong_channel = choice.channels and work.answering.channel not in choice.channels
        if wrong_channel or never_offered(question, choice):
            continue
        leads = question.type == "select_multiple" and choice.name in exclusive and first
        first = first and choice.name not in exclusive
        rows.append(
            ChoiceRow(
                name=choice.name,
                label=markup.inline(
                    choice_label(work.words, question.list_name, choice), _no_output, work.notice
                ),
                hidden=offered is not None and choice.name not in offered,
                after_or=leads and len(rows) > 0,
                alone=question.type == "select_multiple" and choice.name in exclusive,
                alarm=choice.name in question.alert,
            )
        )
    return rows


def choice_label(words: Words, list_name: str, choice: Choice) -> str:
    """Return the label of a choice in the language of `words`."""
    return choice.labels.get(words.language) or words.text(
        f"{list_name}.choices.{choice.name}:label", choice.label
    )


def _inline(work: _Drawing, item: Item, column: str, path: Path) -> Markup:
    return markup.inline(_words(work, item, column), lambda name: _output(work, name, path), work.notice)


def _block(work: _Drawing, item: Item, column: str, path: Path) -> Markup:
    return markup.block(_words(work, item, column), lambda name: _output(work, name, path), work.notice)


def _words(work: _Drawing, item: Item, column: str) -> str:
    return work.words.text(f"{item.key}:{column}", getattr(item, column))


def _output(work: _Drawing, name: str, path: Path) -> Markup:
    """Return the place of a `${name}` in a label, isolated from the text direction around it."""
    text = work.answering.output(name, path) if work.real else ""
    return Markup('<bdi data-output="{}">{}</bdi>').format(name, escape(text))


def _no_output(name: str) -> Markup:
    return Markup("${{{}}}").format(name)
