"""Odd values, texts and names that are put in the place of right ones."""

NUMBERS = [
    "0", "-1", "1", "1e308", "-1e308", "1e-308", "1.7976931348623157e308", "5e-324", "1e309", "NaN", ".nan", ".inf", "-.inf",
    "inf", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "18446744073709551616", "99999999999999999999",
    "1.000,5", "1.000", "0,5", "1e3", "1e6", "1e9", "1e12", "1e18", "1e-9", "-0", "-0.0", "0.1", "0.5", "0.999999999999", "1.0000001",
    "2", "12", "13", "100", "101", "1024", "65536", "2147483648", "4294967296", "0x10", "1_000", "50%", "007", "", "~", "null", "ja",
    "{}", "[]", "[1, 2]", "{ a: 1 }", "2021-13", "2021-01", "jaar_1", "{ uniform: { min: 0, max: 1 } }",
    "{ normal: { mean: 0, sd: 1e9 } }", "{ uniform: { min: 1, max: 0 } }", "{ beta: { mean: 0.5, sd: 0.4999 } }",
    "{ triangular: { min: 0, mode: 0, max: 0 } }", "{ pert: { min: -1, mode: 0, max: 1 } }", "{ lognormal: { mean: 1e-9, sd: 1e9 } }",
]
EXTREMES = [
    "0", "1", "-0.0", "5e-324", "1e-308", "1e-200", "1e-12", "0.999999999999", "1e4", "1e6", "1e9", "1e12", "1e15", "1e18", "1e100", "1e154",
    "1e200", "1e300", "1e308",
]
GENTLE = [0, 0.001, 0.1, 0.5, 0.9, 1.1, 2, 3, 10, 100, 1e4, -1]
ODD_TEXTS = [
    "\x00", "\x01", "\x07", "\x1b[31m", "\x1b]0;titel\x07", "\x7f", "\x85", "\x9b31m", "\u202e", "\u2066", "\u2028", "\ufeff", "\ufffe",
    "\u200b", "\u0301", "\U0001f600", "\udcff", "\t", "\r", "\r\n", "\n", "'", '"', "\\", "#", " #", ": ", "- ", "&a ", "*a", "!!int ", "<<: ",
    "{", "}", "[", "]", ",", ";", "|", ">", "%", "@", "`", "---\n", "...\n", "<script>", "=1+1", "\u00a0", "ja", "nee", "null",
]
SYSTEMS = [
    "inspanningsgericht", "outputgericht", "lumpsum", "populatiebekostiging", "taakgericht", "subsidie", "gelaagd", "groningen-2019",
    "utrecht-2021", "zoetermeer-2021", "eigen", "nee", "", "scenario.yaml", ".", "\x1b[2J",
]
DRIVERS = [
    "vergrijzing", "langer_thuis", "ggz_ambulantisering", "abonnementstarief", "groei", "onverklaarde_groei", "verzwaring", "prijs", "gebeurtenis",
    "niets",
]
WHOLE = ["1", "2", "3", "7", "64", "0", "-1", "1.5", "x", "", "9223372036854775807", "9223372036854775808", "1e3"]
