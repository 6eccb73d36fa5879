"""Makes mutants of scenarios and their tables: broken ones, and odd ones that are right."""

import random
import re

import command_lines
import seeds
import words

NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])")


def lines_moved(chance, text, stock):
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    until = min(len(lines), at + chance.choice([1, 1, 1, 2, 5]))
    kind = chance.randrange(6)
    if kind == 0:
        del lines[at:until]
    elif kind == 1:
        lines[until:until] = lines[at:until]
    elif kind == 2:
        other = chance.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    elif kind == 3:
        lines[at] = chance.choice(["", " ", "  ", "    ", "\t"]) + lines[at].lstrip(" " if chance.random() < 0.7 else "")
    elif kind == 4:
        lines[at:at] = [chance.choice(stock.lines) for _ in range(chance.choice([1, 1, 3]))]
    else:
        lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]
    return "\n".join(lines)


def text_at_random(chance, text, stock):
    at = chance.randrange(len(text) + 1)
    odd = chance.choice(words.ODD_TEXTS) * chance.choice([1, 1, 1, 2, 300])
    return text[:at] + odd + text[at + chance.choice([0, 0, 1, 5]) :]


def replaced(chance, text, pattern, make):
    found = list(pattern.finditer(text))
    if not found:
        return text
    match = chance.choice(found)
    return text[: match.start()] + make(match) + text[match.end() :]


def number_odd(chance, text, stock):
    return replaced(chance, text, NUMBER, lambda match: chance.choice(words.NUMBERS))


def number_extreme(chance, text, stock):
    return replaced(chance, text, NUMBER, lambda match: chance.choice(words.EXTREMES))


def number_gentle(chance, text, stock):
    def scaled(match):
        value = float(match.group()) * chance.choice(words.GENTLE) + chance.choice([0, 0, 0, 1, -1])
        is_whole = "." not in match.group() and abs(value) < float("inf") and (value == int(value) or chance.random() < 0.8)
        return str(round(value)) if is_whole else repr(value)

    return replaced(chance, text, NUMBER, scaled)


def numbers_swapped(chance, text, stock):
    found = NUMBER.findall(text)
    return replaced(chance, text, NUMBER, lambda match: chance.choice(found)) if found else text


def key_changed(chance, text, stock):
    own = seeds.KEY.findall(text) or ["a"]

    def renamed(match):
        name = match.group()
        other = [name[:-1] or "a", name + name, name.upper(), chance.choice(own), chance.choice(stock.keys), name + "_2", "extends", '"' + name + '"']
        return chance.choice(other)

    return replaced(chance, text, seeds.KEY, renamed)


def value_changed(chance, text, stock):
    value = re.compile(r"(?<=: )[^\n{}]+", re.MULTILINE)
    return replaced(chance, text, value, lambda match: chance.choice(words.NUMBERS + words.ODD_TEXTS[2:12] + words.SYSTEMS[:13] + match.group().split()[:1]))


def section_spliced(chance, text, stock):
    """A section from another scenario behind the own one, or instead of it."""
    sections = re.split(r"(?m)^(?=\w)", chance.choice(sorted((stock.small | stock.large).items()))[1][seeds.SCENARIO])
    section = chance.choice(sections)
    name = section.split(":")[0]
    own = re.split(r"(?m)^(?=\w)", text)
    if chance.random() < 0.8:
        own = [part for part in own if part.split(":")[0] != name]
    return "".join(part if part.endswith("\n") else part + "\n" for part in [*own, section])


SCENARIO_MUTATIONS = [
    (lines_moved, 3), (text_at_random, 2), (number_odd, 3), (number_gentle, 8), (numbers_swapped, 2), (key_changed, 2), (value_changed, 2),
    (section_spliced, 2),
]
LIKELY_MUTATIONS = [(number_gentle, 10), (number_extreme, 5), (numbers_swapped, 3), (number_odd, 1), (lines_moved, 1), (section_spliced, 1)]
TABLE_MUTATIONS = [(lines_moved, 4), (text_at_random, 2), (number_odd, 3), (number_gentle, 6), (numbers_swapped, 3)]


def column_filled(chance, text):
    """All cells of one column the same."""
    rows = [row.split(",") for row in text.split("\n")]
    column = chance.randrange(len(rows[0]))
    value = chance.choice(["0", "-1", "1e300", "1e15", "1", "0.5", "", "x", "1000000"])
    for row in rows[1:]:
        if len(row) > column:
            row[column] = value
    return "\n".join(",".join(row) for row in rows)


def mutate_table(chance, text, stock):
    if chance.random() < 0.1:
        return column_filled(chance, text)
    return mutate(chance, text, stock, TABLE_MUTATIONS)


def mutate(chance, text, stock, mutations):
    make = chance.choices([make for make, _ in mutations], [weight for _, weight in mutations])[0]
    return make(chance, text, stock)


def mutate_files(chance, files, stock):
    tables = [name for name in sorted(files) if name.endswith(".csv")]
    # Half of the mutants change little, so that they are run and not refused.
    likely = chance.random() < 0.5
    for _ in range(chance.choice([0, 1, 1, 1, 2, 2] if likely else [1, 1, 1, 2, 3, 6])):
        if tables and chance.random() < 0.3:
            name = chance.choice(tables)
            files[name] = mutate_table(chance, files[name], stock)
        else:
            files[seeds.SCENARIO] = mutate(chance, files[seeds.SCENARIO], stock, LIKELY_MUTATIONS if likely else SCENARIO_MUTATIONS)
    if likely:
        return
    if chance.random() < 0.03 and tables:
        del files[chance.choice(tables)]
    if chance.random() < 0.03:
        files[seeds.SCENARIO] = f"extends: {chance.choice([seeds.SCENARIO, 'basis.yaml', '.', 'niets.yaml', *tables])}\n" + files[seeds.SCENARIO]
        files["basis.yaml"] = f"extends: {seeds.SCENARIO}\n" if chance.random() < 0.3 else chance.choice(sorted(stock.small.items()))[1][seeds.SCENARIO]


def case_of(seed, index, stock):
    """The case with this number, the same one every time."""
    chance = random.Random(f"{seed}/{index}")
    origin, files = stock.base(chance)
    mutate_files(chance, files, stock)
    commands = command_lines.commands_of(chance, files)
    # The arguments of a program hold no NUL.
    commands = [[argument.replace("\x00", "") for argument in command] for command in commands]
    case = seeds.Case({name: text.encode("utf-8", "surrogateescape") for name, text in files.items()}, commands, origin)
    if chance.random() < 0.03:
        flip_bytes(chance, case)
    return case


def flip_bytes(chance, case):
    name = chance.choice(sorted(case.files))
    content = bytearray(case.files[name])
    for _ in range(chance.choice([1, 1, 4, 40])):
        if content:
            content[chance.randrange(len(content))] = chance.randrange(256)
    case.files[name] = bytes(content)
