"""Looks at reports as their readers open them: Chromium renders the page, LibreOffice and openpyxl open the workbook, and every
number of the workbook is one of the files of the run or the comparison."""

import csv
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import openpyxl

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
failures = []


def expect(holds, what):
    if not holds:
        failures.append(what)
        print(f"failed: {what}")


RUN = ["summary.csv", "risk.csv", "opening.csv", "parameters.csv"]
COMPARISON = ["comparison.csv", "comparison_risk.csv", "differences.csv", "regret.csv", "dominance.csv", "assumptions.csv"]
WORDS = {
    True: ["De stelsels naast elkaar", "Verschillen", "Wie betaalt", "Wachten tegen lasten", "Spijt en dominantie", "Narekenen"],
    False: ["Antwoord", "Meerjarenraming", "Benodigde weerstandscapaciteit", "Wijken", "Aannames en bronnen"],
}


def is_comparison(folder):
    return (folder / COMPARISON[0]).exists()


def numbers_of(folder):
    """Every number in the files of a run or a comparison, and in thousands."""
    found = set()
    for name in COMPARISON if is_comparison(folder) else RUN:
        with open(folder / name, encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                for cell in row:
                    try:
                        found.add(float(cell))
                    except ValueError:
                        pass
    return found | {value / 1000 for value in found} | {value * 0.001 for value in found}


def is_known(value, known, sorted_known):
    if value in known:
        return True
    import bisect

    place = bisect.bisect_left(sorted_known, value)
    return any(
        abs(value - other) <= 1e-9 * max(1, abs(value)) for other in sorted_known[max(0, place - 1) : place + 1]
    )


def computed_of_run(folder):
    """Computed for the report of a run: the incidental result, what is carried, growth of wijken and voorzieningen, and the
    share of assumptions."""
    with open(folder / "summary.csv", encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    rows = [row for row in lines if row["level"] == "gemeente" and row["voorziening"] == "totaal"]
    means = {(row["metric"], row["period"]): float(row["mean"]) for row in rows}
    found = {value - means[("structural_result", period)] for (metric, period), value in means.items() if metric == "result"}
    found |= {means[("need_cost", period)] - value for (metric, period), value in means.items() if metric == "budget"}
    years = sorted({row["period"] for row in rows})
    ends = {}
    for row in lines:
        if (row["level"], row["metric"]) in [("wijk", "persons"), ("gemeente", "clients")] and row["period"] in (years[0], years[-1]):
            ends[row["level"], row["name"], row["voorziening"], row["period"]] = float(row["mean"])
    for (level, name, voorziening, period), value in ends.items():
        first = ends[level, name, voorziening, years[0]]
        if period == years[-1] and first > 0:
            found.add(value / first - 1)
    with open(folder / "parameters.csv", encoding="utf-8", newline="") as file:
        statuses = [row["status"] for row in csv.DictReader(file)]
    # Years stand as numbers in the tables of charts.
    claims = len(statuses) - statuses.count("default")
    return found | {statuses.count("assumption") / claims} | {float(row["period"]) for row in rows}


def check_workbook(folder):
    path = folder / "report.xlsx"
    known = numbers_of(folder) | (set() if is_comparison(folder) else computed_of_run(folder))
    ordered = sorted(known)
    count = 0
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            if not re.match(r"xl/worksheets/sheet\d+\.xml$", name):
                continue
            tree = ElementTree.fromstring(book.read(name))
            for cell in tree.iter(f"{SHEET}c"):
                value = cell.find(f"{SHEET}v")
                expect(cell.find(f"{SHEET}f") is None, f"{name} {cell.get('r')} is a formula")
                if value is None or cell.get("t") in ("s", "str", "inlineStr", "b"):
                    continue
                count += 1
                number = float(value.text)
                expect(
                    is_known(number, known, ordered),
                    f"{path} {name} {cell.get('r')} holds {number}, which no file beside it does",
                )
    expect(count > 100, f"{path} holds {count} numbers")
    return count


def check_opens(folder):
    """Reads the workbook with openpyxl, which holds every part against the types of the format and refuses what breaks them."""
    path = folder / "report.xlsx"
    try:
        book = openpyxl.load_workbook(path)
    except Exception as error:
        expect(False, f"{path} is no workbook to openpyxl: {error}")
        return 0
    with zipfile.ZipFile(path) as parts:
        written = sum(1 for name in parts.namelist() if re.match(r"xl/charts/chart\d+\.xml$", name))
    read = sum(len(sheet._charts) for sheet in book.worksheets)
    expect(read == written, f"{path} holds {written} charts, of which openpyxl reads {read}")
    return read


def pdf_pages(path):
    text = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"Pages:\s+(\d+)", text).group(1))


def chromium(arguments):
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", *arguments]
    subprocess.run(command, check=True, capture_output=True, timeout=180)


def check_page(folder, output):
    page = (folder / "report.html").resolve()
    for width in (1280, 390):
        picture = output / f"{folder.name}-{width}.png"
        # A headless window is at least 500 wide: a narrower page is shown in a frame.
        frame = output / f"{folder.name}-{width}.html"
        frame.write_text(
            f'<body style="margin:0"><iframe src="file://{page}" style="border:0;width:{width}px;height:9000px"></iframe>',
            encoding="utf-8",
        )
        chromium(["--allow-file-access-from-files", f"--screenshot={picture}", f"--window-size={max(width, 500)},9000", f"file://{frame}"])
        expect(picture.stat().st_size > 50_000, f"{picture} is empty")
    pdf = output / f"{folder.name}.pdf"
    chromium([f"--print-to-pdf={pdf}", "--no-pdf-header-footer", f"file://{page}"])
    pages = pdf_pages(pdf)
    expect(3 <= pages <= 40, f"{pdf} has {pages} pages")
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    for word in WORDS[is_comparison(folder)]:
        expect(word in text, f"{pdf} lacks '{word}'")
    expect("NaN" not in text and "###" not in text, f"{pdf} shows NaN or ###")
    return pages


def check_sheets(folder, output):
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "--outdir", output, folder / "report.xlsx"],
        check=True, capture_output=True, timeout=300,
    )
    pdf = output / f"{folder.name}-workbook.pdf"
    (output / "report.pdf").rename(pdf)
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    expect("###" not in text, f"{pdf}: a column is too narrow for its numbers")
    expect("#NAME" not in text and "Err:" not in text, f"{pdf} shows an error")
    return pdf_pages(pdf)


def main():
    output = Path(sys.argv[1]).resolve()
    for argument in sys.argv[2:]:
        folder = Path(argument)
        pages = check_page(folder, output)
        numbers = check_workbook(folder)
        charts = check_opens(folder)
        sheets = check_sheets(folder, output)
        print(f"{folder.name}: page of {pages} sheets of paper, workbook of {numbers} numbers and {charts} charts on {sheets}")
    print(f"pictures and PDF: {output}; {len(failures)} failures")
    return 1 if failures else 0


sys.exit(main())
