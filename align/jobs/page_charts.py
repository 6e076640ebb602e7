"""Columns of counts as inline SVG, coloured by the style sheet of the page."""

from collections.abc import Sequence

from align.reporting.markup import text

_WIDTH, _HEIGHT = 640, 220
_SIDE, _BOTTOM, _TOP = 12, 40, 18


def columns(labels: Sequence[str], counts: Sequence[int], across: str, what: str) -> str:
    """Return a column for each count.

    Args:
        labels: what stands below each column.
        counts: one for each label.
        across: what the labels are.
        what: what is counted.
    """
    high = _HEIGHT - _TOP - _BOTTOM
    foot = _TOP + high
    most = max([*counts, 1])
    step = (_WIDTH - 2 * _SIDE) / max(len(counts), 1)
    drawn = [f'<path class="grid" d="M{_SIDE} {foot}H{_WIDTH - _SIDE}"/>']
    for place, (label, count) in enumerate(zip(labels, counts, strict=True)):
        left = _SIDE + place * step
        tall = high * count / most
        middle = f'x="{left + step / 2:.1f}" text-anchor="middle"'
        drawn.append(
            f'<rect class="column" x="{left + 3:.1f}" y="{foot - tall:.1f}"'
            f' width="{step - 6:.1f}" height="{tall:.1f}"/>'
        )
        if count:
            drawn.append(f'<text {middle} y="{foot - tall - 5:.1f}">{count:,}</text>')
        drawn.append(f'<text {middle} y="{foot + 16}">{text(label)}</text>')
    title = text(f"{across}, number of {what}")
    drawn.append(f'<text x="{_WIDTH / 2:g}" y="{_HEIGHT - 4}" text-anchor="middle">{title}</text>')
    said = "; ".join(f"{label}: {n}" for label, n in zip(labels, counts, strict=True) if n)
    return (
        f'<svg class="chart" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img"'
        f' aria-label="{title}: {text(said)}">{"".join(drawn)}</svg>'
    )
