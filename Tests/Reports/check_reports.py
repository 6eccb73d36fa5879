"""Looks at reports as their readers open them: Chromium renders the page, LibreOffice the workbook, and every number of the
workbook is one of the run's files."""

import csv
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
failures = []


def expect(holds, what):
    if not holds:
        failures.append(what)
        print(f"failed: {what}")


def numbers_of_run(folder):
    """Every number in the files of a run, and in thousands."""
    found = set()
    for name in ["summary.csv", "risk.csv", "opening.csv", "parameters.csv"]:
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


def check_workbook(folder):
    path = folder / "report.xlsx"
    known = numbers_of_run(folder)
    # Computed for the report: the incidental result, the share of assumptions, and the capacity that the scenario gives.
    with open(folder / "summary.csv", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["level"] == "gemeente" and row["voorziening"] == "totaal"]
    means = {(row["metric"], row["period"]): float(row["mean"]) for row in rows}
    for (metric, period), value in list(means.items()):
        if metric == "result":
            known.add(value - means[("structural_result", period)])
    with open(folder / "parameters.csv", encoding="utf-8", newline="") as file:
        statuses = [row["status"] for row in csv.DictReader(file)]
    known.add(statuses.count("assumption") / len(statuses))
    ordered = sorted(known)
    years = {float(row["period"]) for row in rows}
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
                    is_known(number, known, ordered) or number in years,
                    f"{path} {name} {cell.get('r')} holds {number}, which no file of the run does",
                )
    expect(count > 300, f"{path} holds {count} numbers")
    return count


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
    for word in ["Antwoord", "Meerjarenraming", "Benodigde weerstandscapaciteit", "Wijken", "Aannames en bronnen"]:
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
        sheets = check_sheets(folder, output)
        print(f"{folder.name}: page of {pages} sheets of paper, workbook of {numbers} numbers on {sheets}")
    print(f"pictures and PDF: {output}; {len(failures)} failures")
    return 1 if failures else 0


sys.exit(main())
