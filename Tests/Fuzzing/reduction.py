"""Makes a case as small as what it shows allows: fewer commands, options, files, lines."""

import seeds


def smaller(parts, holds):
    """The parts without those that are not needed for it to hold, first in large pieces, then one by one."""
    size = max(1, len(parts))
    while size:
        at = 0
        while at < len(parts):
            rest = parts[:at] + parts[at + size :]
            if holds(rest):
                parts = rest
            else:
                at += size
        size //= 2
    return parts


def with_fewer_commands(case, holds):
    commands = smaller(case.commands, lambda rest: bool(rest) and holds(seeds.Case(case.files, rest)))
    for at, command in enumerate(commands):
        fixed = command[:2]
        options = smaller(
            command[2:], lambda rest: holds(seeds.Case(case.files, [*commands[:at], fixed + rest, *commands[at + 1 :]]))
        )
        commands[at] = fixed + options
    return seeds.Case(case.files, commands, case.origin)


def with_fewer_lines(case, name, holds):
    def with_lines(lines):
        return seeds.Case(case.files | {name: b"".join(lines)}, case.commands, case.origin)

    lines = case.files[name].splitlines(keepends=True)
    return with_lines(smaller(lines, lambda rest: holds(with_lines(rest))))


def reduced(case, holds):
    case = with_fewer_commands(case, holds)
    for name in sorted(case.files, key=lambda name: name != seeds.SCENARIO):
        without = seeds.Case({other: content for other, content in case.files.items() if other != name}, case.commands, case.origin)
        case = without if holds(without) else with_fewer_lines(case, name, holds)
    return case
