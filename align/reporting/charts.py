"""Charts as inline SVG, coloured by the style sheet of the page."""

from collections.abc import Sequence

from align.reporting.markup import text

Part = tuple[str, float]
"""Class of a colour, and a quantity."""

_WIDTH, _HEIGHT = 640, 280
_LEFT, _BOTTOM, _TOP, _RIGHT = 52, 40, 10, 12


def bar(parts: Sequence[Part], label: str) -> str:
    """Return one horizontal bar in parts that add up to all of its width.

    Args:
        parts: class and quantity of each.
        label: what it says, for those who cannot see it.
    """
    whole = sum(quantity for _, quantity in parts)
    drawn, at = [], 0.0
    for kind, quantity in parts:
        wide = 100 * quantity / whole if whole else 0.0
        if wide:
            drawn.append(f'<rect class="{kind}" x="{at:.2f}" width="{wide:.2f}" height="10"/>')
        at += wide
    return (
        f'<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img"'
        f' aria-label="{text(label)}">{"".join(drawn)}</svg>'
    )


def scatter(points: Sequence[tuple[float, float]], across: str, up: str) -> str:
    """Return points in a square of 0 to 1 each way; what is higher stands at the upper edge.

    Args:
        points: abscissa and ordinate.
        across: what the abscissa is.
        up: what the ordinate is.
    """
    wide, high = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM
    drawn: list[str] = []
    for tenth in range(0, 11, 2):
        share = tenth / 10
        x, y = _LEFT + share * wide, _TOP + (1 - share) * high
        drawn += (
            f'<path class="grid" d="M{x:.1f} {_TOP}V{_TOP + high}M{_LEFT} {y:.1f}h{wide}"/>',
            f'<text x="{x:.1f}" y="{_TOP + high + 16}" text-anchor="middle">{share:g}</text>',
            f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{share:g}</text>',
        )
    for abscissa, ordinate in points:
        x = _LEFT + min(max(abscissa, 0.0), 1.0) * wide
        y = _TOP + (1 - min(max(ordinate, 0.0), 1.0)) * high
        drawn.append(f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>')
    middle = _TOP + high / 2
    drawn += (
        _below(across),
        f'<text x="12" y="{middle}" text-anchor="middle"'
        f' transform="rotate(-90 12 {middle})">{text(up)}</text>',
    )
    return _chart(drawn, f"{up} against {across}, {len(points)} segments")


def histogram(values: Sequence[float], across: str, bins: int = 10) -> str:
    """Return how many values from 0 to 1 there are in each part of the scale."""
    wide, high = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM
    counts = [0] * bins
    for value in values:
        counts[min(max(int(value * bins), 0), bins - 1)] += 1
    most = max([*counts, 1])
    step = wide / bins
    drawn = []
    for number, count in enumerate(counts):
        tall = high * count / most * 0.92
        x, y = _LEFT + number * step, _TOP + high - tall
        drawn.append(
            f'<rect class="column" x="{x + 2:.1f}" y="{y:.1f}" width="{step - 4:.1f}"'
            f' height="{tall:.1f}"/>'
        )
        if count:
            drawn.append(
                f'<text x="{x + step / 2:.1f}" y="{y - 4:.1f}" text-anchor="middle">{count}</text>'
            )
    for number in range(0, bins + 1, 2):
        x = _LEFT + number * step
        drawn.append(
            f'<text x="{x:.1f}" y="{_TOP + high + 16}" text-anchor="middle">'
            f"{number / bins:g}</text>"
        )
    drawn += (
        f'<path class="grid" d="M{_LEFT} {_TOP + high}h{wide}"/>',
        _below(across),
    )
    return _chart(drawn, f"{across}, {len(values)} segments")


def _below(title: str) -> str:
    """Return the title of the abscissa."""
    middle = _LEFT + (_WIDTH - _LEFT - _RIGHT) / 2
    return f'<text x="{middle:g}" y="{_HEIGHT - 4}" text-anchor="middle">{text(title)}</text>'


def _chart(drawn: Sequence[str], label: str) -> str:
    return (
        f'<svg class="chart" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img"'
        f' aria-label="{text(label)}">{"".join(drawn)}</svg>'
    )
