"""Triggers that only speak of something: known, counted, mourned, fought over, or in store."""

from __future__ import annotations

import re

from extract.clauses import View
from extract.ground import LOST_MEN
from extract.marks import Mark
from extract.patterns import word_pattern

_THAT = re.compile(r"\s+(?:that|which)\b")
_OF_A_SORT = re.compile(
    r"\bsuch(?<!\bone such)(?<!\btwo such)(?<!\bsix such)(?<!\bten such)(?<!\bfour such)"
    r"(?<!\bfive such)(?<!\bnine such)(?<!three such)(?<!seven such)(?<!eight such)(?<!\d such)"
    r"(?<!dozens of such)(?<!several such)(?<!many such)(?<!other such)\s+$",
    re.IGNORECASE,
)
_REASON = re.compile(r"\s+for\b|(?<!reprisals)\s+against\b")
_THE_SENT = re.compile(r"\b(?:the|these|those|their)\s+$", re.IGNORECASE)
_COUNTED = re.compile(r"\bnumber of\s+(?:\w+\s+)?$", re.IGNORECASE)
# "Suicide attacks in Kabul and fighting in Ghazni accounted for most"
_SHARE = re.compile(r"[^.;]*\b(?:accounts?|accounted|accounting) for\b")
_RAISED = re.compile(r"\b(?:raised|increased|doubled|stepped up) the number of (?:their|its)\s+$")
_HAS_REACHED = re.compile(r"\b(?:has (?:now )?(?:reached|risen to)|reached|rose to|stands at)\b")
_OWNED = re.compile(r"\b(?:the|this|that|these|those|their|our|its)\s+$", re.IGNORECASE)
_FOUGHT_OVER = re.compile(
    r"\b(?:f[io]ght\w*|fought|battl\w+|disput\w+|row|rows|struggl\w+|feud\w*|quarrel\w*|clash\w*)\b"
    r"[^.;]*\b(?:over|for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_WEAPONS = re.compile(
    r"(?:hand )?grenades|(?:improvised )?explosive devices|ieds"
    r"|(?:roadside|car|magnetic|sticky) bombs|landmines|magnetic mines?"
    r"|mortar (?:rounds|shells)|artillery shells|rockets|shells",
    re.IGNORECASE,
)
_FOUND = re.compile(
    r"\b(?:seized|recovered|discovered|found|confiscated|defused|handed over|uncovered)\b",
    re.IGNORECASE,
)
# "said to have carried grenades", "a depot containing 14 mortar rounds"
_CARRIED = re.compile(
    r"\b(?:carry|carried|carrying|contain\w*|possess\w*|smuggl\w*|stor(?:ed|ing)|hid(?:den|ing)?)\s+"
    r"(?:[\w-]+\s+){0,2}$"
)
# "offer targets that are poorly guarded"
_ARE_TARGETS = re.compile(r"\s+(?:that|which|of|are|were|remain|include|for)\b|[,.;]")
_AS_TARGETS = re.compile(
    r"\b(?:offer|offers|as|soft|new|such|possible|potential|easy|choose|find|their|its)\s+$"
)
# "Fighting the snow in Bamyan"
_NO_ENEMY = re.compile(
    r"\s+(?:against\s+)?(?:the\s+|a\s+)?(?:snow|cold|winter|drought|fires?|flames|blaze|virus|disease"
    r"|hunger|poverty|corruption|drugs?|addiction|pollution|smog|dust|locusts|floods?|polio|inflation"
    r"|illiteracy|crime|fraud|cancer|measles|odds|stigma)\b",
    re.IGNORECASE,
)
# "Reprisal follows attack as noon follows morning"
_AS_A_RULE = re.compile(r"\s+(?:does|do|follows?|breeds?|begets?|never|only|leads?)\b")
_MOURNED = word_pattern(
    r"protest\w*|rally|rallies|rallied|outrage|anger|vigil|mourn\w*|demonstrat\w*",
    r"\b[^.;]*\b(?:over|at|against|after|for)\s+(?!and\b)(?:(?:the|an?)\s+)?(?:\w+\s+)?$",
)
_THINKABLE = re.compile(
    r"[^,.;]*?\s(?:is|are|seems?|remains?|looks?)\s+(?:\w+ly\s+)?(?:conceivable|imaginable|possible"
    r"|thinkable|likely|unlikely|probable|improbable|out of the question|expected)\b",
    re.IGNORECASE,
)
# "incidents such as attacks, clashes, kidnappings"
_EXAMPLE = re.compile(r"\bsuch as (?:[a-z]+(?:s|ing),? (?:and |or )?){0,5}$")
_HARM_NOUNS = frozenset(["arrests", "arrest", "detentions", "killings", "executions", "abductions"])
_SUBJECT = re.compile(r",?\s+(?:they|he|she|it|we|I)\b")
_AFTER_THE = re.compile(
    r"\b(?:after|before|following|since|during|amid|over|in connection with|behind|about|against"
    r"|for|in|comment(?:ed)? on|condemned|denounced|mourned|survived|witnessed|investigating)"
    r"\s+(?:the|this|that|these)\s+(?:[a-z]+\s+)?$",
    re.IGNORECASE,
)
# "although attacks fell sharply over the winter"
_ROSE_OR_FELL = re.compile(
    r"\s+(?:by the \w+\s+)?(?:have\s+|has\s+|had\s+)?(?:\w+ly\s+)?"
    r"(?:fell|fallen|dropped|declined|decreased"
    r"|rose|risen|increased|doubled|tripled|dwindled|subsided|went (?:up|down))\b",
    re.IGNORECASE,
)
_THAN_ANY = re.compile(r"\bthan (?:any|an?)\s+$")
_THAN_ELSEWHERE = re.compile(
    r"\s+(?:\w+\s+)?than (?:anywhere|in any other|any other)\b", re.IGNORECASE
)
_CAPTIVES = re.compile(
    r"\b(?:of|the|their|those|with|executed|killed|killing|shot|tortured|two|three|four|\d+)\s+$",
    re.IGNORECASE,
)
_HAVING_GIVEN_UP = re.compile(
    r"\b(?:after|once|although|though|despite)\s+(?:they\s+|he\s+|it\s+|having\s+|\w+\s+)?"
    r"(?:had\s+|have\s+)?$|\b(?:who|they|he)\s+(?:had|have|has)\s+(?:already\s+)?$",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"\b(?:the|this|that|these|those)\s+$", re.IGNORECASE)


def only_mentioned(view: View, trigger: Mark) -> str | None:
    """Return why a trigger does not tell of its own, None where it does."""
    reasons = (
        (_known_already(view, trigger), "only referred to"),
        (_are_the_dead(view, trigger), "only referred to"),
        (_is_one_of_them(view, trigger), "only says who they were"),
        (_is_of_a_sort(view, trigger), "only referred to"),
        (_is_prize(view, trigger), "only fought over"),
        (_is_reason(view, trigger), "only the reason given"),
        (bool(_EXAMPLE.search(view.before(trigger.span.start, 70))), "only an example"),
        (_is_only_counted(view, trigger), "only counted"),
        (bool(_ROSE_OR_FELL.match(view.after(trigger.span.end, 60))), "only counted"),
        (bool(_SHARE.match(view.after(trigger.span.end, 160))), "only counted"),
        (bool(_MOURNED.search(view.before(trigger.span.start, 80))), "only referred to"),
        (bool(_THINKABLE.match(view.after(trigger.span.end, 70))), "only possible"),
        (_is_arsenal(view, trigger), "weapons found, not used"),
        (_is_tried(view, trigger), "only what somebody is tried for"),
        (bool(_THAN_ANY.search(view.before(trigger.span.start, 16))), "only compared with"),
        (bool(_THAN_ELSEWHERE.match(view.after(trigger.span.end, 40))), "only compared with"),
        (_are_captives(view, trigger), "only says who they were"),
        (_is_then_killed(view, trigger), "only the beginning of a killing"),
        (_is_no_event(view, trigger), "no event"),
    )
    return next((why for holds, why in reasons if holds), None)


_THE_HURT = frozenset(["martyred", "dead", "wounded", "injured", "killed", "slain"])
_ONE_OF_THE = re.compile(
    r"\b(?:one|two|three|four|some|several|most|many|relatives|families|names|photos?) of the\s+$",
    re.IGNORECASE,
)


def _is_one_of_them(view: View, trigger: Mark) -> bool:
    """Those hurt elsewhere: "one of the wounded had served in"."""
    if trigger.surface.lower() not in _THE_HURT:
        return False
    return _ONE_OF_THE.search(view.before(trigger.span.start, 24)) is not None


def _known_already(view: View, trigger: Mark) -> bool:
    """A definite event noun without a place or a party in its clause: "as the fighting went on"."""
    rule = trigger.trigger
    if rule is None or rule.position == "verb":
        return False
    harm = trigger.surface.lower() in _HARM_NOUNS
    if rule.kind not in {"clash", "attack"} and not harm:
        return False
    clause = view.clause(trigger.span.start)
    article = "the " if trigger.surface.lower().startswith("the ") else ""
    if _AFTER_THE.search(view.before(trigger.span.start, 34) + article):
        if _SUBJECT.match(view.after(trigger.span.end, 8)):
            return True
        after = (place.span.start for place in view.places)
        that = _THAT.match(view.after(trigger.span.end, 8))
        end = view.end if that else clause.end
        return not any(_belongs_to(view, trigger, start, end) for start in after)
    if not _DEFINITE.search(view.before(trigger.span.start, 8)):
        return False
    starts = [m.span.start for m in view.places] + [m.span.start for m in view.groups]
    return not any(clause.start <= start < clause.end for start in starts)


def _belongs_to(view: View, trigger: Mark, start: int, end: int) -> bool:
    """Whether a place follows the event noun in its clause, no comma between: "the attack in X"."""
    if not trigger.span.end <= start < end:
        return False
    if any(trigger.span.end <= m.span.start < start for m in view.groups):
        return False  # "after the ambush Talibs went through Andarab"
    return "," not in view.text[trigger.span.end : start]


def _are_the_dead(view: View, trigger: Mark) -> bool:
    """Those already counted or sent: "the dead", "their wounded", "the reinforcements"."""
    noun = trigger.surface.lower() in {"dead", "wounded", "injured"}
    if noun:
        return bool(_OWNED.search(view.before(trigger.span.start, 8)))
    sent = trigger.surface.lower() == "reinforcements"
    return sent and bool(_THE_SENT.search(view.before(trigger.span.start, 8)))


def _is_of_a_sort(view: View, trigger: Mark) -> bool:
    """Things of a kind already told of: "such attacks undercut ..."; "nine such killings" count."""
    return bool(_OF_A_SORT.search(view.before(trigger.span.start, 16)))


def _is_prize(view: View, trigger: Mark) -> bool:
    """What two sides fight for: "over the control of a customs post"."""
    rule = trigger.trigger
    if rule is None or rule.kind != "control":
        return False
    return bool(_FOUGHT_OVER.search(view.before(trigger.span.start, 60)))


def _is_reason(view: View, trigger: Mark) -> bool:
    """What an act is said to be: "in reprisal for", "called it a reprisal for air strikes"."""
    noun = trigger.surface.lower() in {"reprisal", "reprisals"}
    return noun and bool(_REASON.match(view.text, trigger.span.end))


def _is_only_counted(view: View, trigger: Mark) -> bool:
    """A number that rose or fell: "the number of bombings there had fallen"."""
    rule = trigger.trigger
    if rule is None or rule.by_target or _RAISED.search(view.before(trigger.span.start, 50)):
        return False
    if rule.kind == "detention" and _HAS_REACHED.search(view.after(trigger.span.end, 90)):
        return False
    return bool(_COUNTED.search(view.before(trigger.span.start, 30)))


_TRIED = re.compile(
    r"(?<!are )(?<!were )(?<!is )(?<!was )(?<!been )(?<!be )"
    r"\b(?:accused|suspected|convicted)\s+of\s(?:(?!\b(?:was|were|had)\b)[^,.;]){0,40}$"
    r"|\b(?:charged with|(?:trial|conviction|sentencing|extradition) of)\s[^,.;]{0,60}$",
    re.IGNORECASE,
)


def _is_tried(view: View, trigger: Mark) -> bool:
    """What a suspect is said to have done: "men accused of attacking", "the trial of"."""
    return bool(_TRIED.search(view.before(trigger.span.start, 90)))


def _are_captives(view: View, trigger: Mark) -> bool:
    """Whom something is done to later: "executed after they surrendered", "captured fighters"."""
    if trigger.trigger is None or trigger.trigger.name != "capture_people":
        return False
    if trigger.surface.lower() == "captured fighters":
        return bool(_CAPTIVES.search(view.before(trigger.span.start, 24)))
    return bool(_HAVING_GIVEN_UP.search(view.before(trigger.span.start, 40))) and any(
        m.trigger and m.trigger.kind in {"violence_against_civilians", "attack"}
        for m in view.triggers
    )


# "pulled from his car and shot", "dragged out of his house and then killed"
_THEN_KILLED = re.compile(
    r"[^.;,]{0,40},?\s+and\s+(?:then\s+|later\s+|immediately\s+)?"
    r"(?:was\s+|were\s+)?(?:shot|killed|executed|murdered|beheaded|gunned down|hanged)\b"
)
_TAKEN_BY_FORCE = re.compile(r"(?:pulled|dragged|hauled|taken|took|seized|led)\b")


def _is_then_killed(view: View, trigger: Mark) -> bool:
    """Who is dragged out to be shot is killed, not detained."""
    if trigger.trigger is None or trigger.trigger.kind != "detention":
        return False
    return bool(
        _TAKEN_BY_FORCE.match(trigger.surface.lower())
        and _THEN_KILLED.match(view.text, trigger.span.end, view.end)
    )


def _is_no_event(view: View, trigger: Mark) -> bool:
    """What might be hit, what is fought without an enemy, what always follows."""
    after = view.after(trigger.span.end, 40)
    word, name = trigger.surface.lower(), trigger.trigger.name if trigger.trigger else ""
    if word == "targets":
        before = view.before(trigger.span.start, 16)
        return bool(_AS_TARGETS.search(before) or _ARE_TARGETS.match(after))
    if name in {"fighting", "fight"}:
        return bool(_NO_ENEMY.match(after))
    if word == "loss of":
        return bool(LOST_MEN.match(after))  # "the loss of several instructors"
    return name == "reprisal" and bool(_AS_A_RULE.match(after))


def _is_arsenal(view: View, trigger: Mark) -> bool:
    """Bombs and grenades in a list of what was found."""
    if trigger.trigger is None or trigger.trigger.name not in {"bombing", "bomb", "shelling"}:
        return False
    clause = view.clause(trigger.span.start)
    is_weapon = trigger.trigger.name == "bomb" or _WEAPONS.fullmatch(trigger.surface)
    if not is_weapon:
        return False
    if _CARRIED.search(view.before(trigger.span.start, 40)):
        return True
    return _FOUND.search(view.text, clause.start, view.end) is not None
