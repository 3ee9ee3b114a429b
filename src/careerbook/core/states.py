"""US states and territories: their postal codes and the FIPS codes that statistics use."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

NATION = "99"  # the wage survey's code for the United States

_POSTAL_AND_FIPS = """
AL01 AK02 AZ04 AR05 CA06 CO08 CT09 DE10 DC11 FL12 GA13 HI15 ID16 IL17 IN18 IA19 KS20 KY21 LA22 ME23 MD24 MA25 MI26
MN27 MS28 MO29 MT30 NE31 NV32 NH33 NJ34 NM35 NY36 NC37 ND38 OH39 OK40 OR41 PA42 RI44 SC45 SD46 TN47 TX48 UT49 VT50
VA51 WA53 WV54 WI55 WY56 GU66 PR72 VI78
"""

FIPS: Mapping[str, str] = MappingProxyType({entry[:2]: entry[2:] for entry in _POSTAL_AND_FIPS.split()})
TERRITORIES = frozenset({"GU", "PR", "VI"})
