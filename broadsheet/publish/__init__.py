"""Publishing: a printed site to where readers fetch it. Only what differs is sent, in an order that is always safe.

`issue` reads the output folder, `manifest` says what stands at the destination, `plan` compares the two, `sender` does
it. `destination` says what a host must promise.
"""

from __future__ import annotations
