"""Sizes and calendar of the workload; spec.py refuses a scenario of other sizes."""

AGES, ROWS = 101, 202
STATES, VOORZIENINGEN, WIJKEN = 10, 8, 6
BANDS = ((18, 29), (30, 44), (45, 64), (65, 74), (75, 84), (85, 100))
BAND_KEYS = ("18_29", "30_44", "45_64", "65_74", "75_84", "85_plus")
FIRST_ELDERLY_BAND, FIRST_ELDERLY_ROW = 4, 150  # 75 and older, whom langer thuis is about
YEARS, MONTHS, STEP = 10, 120, 1 / 12  # a step is a month, in years
WEEKS_PER_YEAR = 365.25 / 7
DELAY_WEEKS = 6 + 2  # onderzoek and besluit, the scenario format's defaults
KINDS = ("overlijden", "wlz", "uitstroom", "opschalen", "afschalen", "doorstroom")
GONE = -1  # where an exit leads that leaves all support
