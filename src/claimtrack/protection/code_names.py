"""Code names for protected sources: two plain words that mean nothing about whoever has them. Whoever draws brings the dice."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

FIRST = tuple(
    """
    ample azure basic blank blue brass brief brisk broad bronze calm chalky chilly clean clear cloudy coarse cobalt cold
    compact cool copper crimson cubic damp deep dotted downy dry dusky easy emerald equal even exact fair fast feathery fine
    firm flat floral fluffy foggy folded fresh frosty full fuzzy glassy gleaming glossy golden grassy gray green hazy heavy
    hollow humid icy idle indigo inner ivory lavish leafy lean level light lime lofty long loose lucid lunar magenta maroon
    marble mellow milky minty mobile mossy muted narrow neat novel oaken ochre open orange outer oval pearly pebbly plain
    pure purple quaint rapid ready rigid ripe rough round rustic satin serene shady shallow shiny silken silver simple slate
    sleek smooth snowy snug soft solar solid sonic spare sparse spicy spotted square stable starry steady steep stony subtle
    supple sweet tart teal thick thin timber tranquil umber upper vast velvet verdant vivid warm wavy wheaten wide windy
    winter wooden
    """.split()
)
SECOND = tuple(
    """
    acorn almond anchor anvil apple apron arbor arch aspen atlas attic badge bagel balcony balloon bamboo banjo barley
    barrel basin basket beacon beaker bean bell bench berry birch biscuit blanket blossom bobbin bonnet bottle boulder bowl
    bracket bramble branch bread brick bridge broom brush bucket buckle burrow butter button cabin cactus candle canoe
    canyon caramel carpet carrot castle cedar cello cereal chair chalk cherry chestnut chimney chisel cinder cinnamon citrus
    clock cloud clover cobble coconut collar column comet compass copse cork cotton cradle crate crater creek crocus crumb
    cup curtain cushion cypress dandelion delta dome domino door dough easel eclipse elbow elder elm engine envelope fabric
    falcon feather fence fennel ferry fiddle fig fjord flannel flask flint flute forest fossil fountain fox freckle funnel
    furrow garden garlic garnet gazebo geyser glacier globe glove granite grape gravel grove guitar gull hammock hamper harp
    hatch hazelnut hedge helmet hinge honey hoop horizon jacket jar jigsaw jug juniper kayak kettle kite knot ladder lagoon
    lamp lantern larch lattice leaf ledge lemon lentil lichen lobster locket lotus magnet magnolia mango mantle maple
    marigold marsh meadow melon meteor mill mint mirror mitten moor mosaic moss muffin mug mushroom napkin nest nettle
    nickel nutmeg oak oat oboe onion orbit orchard orchid otter oven oyster paddle paint palm panda papaya
    """.split()
)


def draw(choose: Callable[[Sequence[str]], str], taken: Collection[str]) -> str:
    """A code name that is not taken: `amber-kettle`. `choose` picks one of several words, each with the same chance.

    Raises ValueError where every name is taken.
    """
    for _ in range(_TRIES):
        name = f"{choose(FIRST)}-{choose(SECOND)}"
        if name not in taken:
            return name
    left = [f"{first}-{second}" for first in FIRST for second in SECOND if f"{first}-{second}" not in taken]
    if not left:
        raise ValueError("every code name is taken")
    return choose(left)


_TRIES = 20
