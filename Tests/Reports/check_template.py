"""Looks at the workbook of `wijkraming template` as a planner opens it: openpyxl finds its sheets, lists and protection, LibreOffice computes it
anew without an error and saves it, and what it saved is imported as the same scenario."""

import filecmp
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl

SHEETS = ["Uitleg", "Gemeente", "Bevolking", "Voorzieningen", "Clienten", "Contracten", "Begroting", "Aannames", "Realisatie"]
failures = []


def expect(holds, what):
    if not holds:
        failures.append(what)
        print(f"failed: {what}")


def check_cells(path):
    book = openpyxl.load_workbook(path)
    expect(book.sheetnames == SHEETS, f"sheets {book.sheetnames}")
    for sheet in book.worksheets[1:]:
        expect(sheet.protection.sheet, f"{sheet.title} is protected")
        validations = sheet.data_validations.dataValidation
        validated = {str(cell) for rule in validations for cell in rule.sqref.ranges}
        unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
        expect(validated == unlocked, f"{sheet.title}: cells to fill in are those with a rule: {sorted(validated ^ unlocked)[:5]}")
        expect(all(rule.prompt for rule in validations), f"{sheet.title}: every cell says what may stand there")
        formulas = [c for row in sheet.iter_rows() for c in row if isinstance(c.value, str) and c.value.startswith("=")]
        expect(all(cell.protection.locked for cell in formulas), f"{sheet.title}: formulas are locked")
    lists = [rule.formula1 for rule in book["Contracten"].data_validations.dataValidation if rule.type == "list"]
    expect(any("lumpsum" in text for text in lists), f"the vormen are a list: {lists}")


def check_values(path):
    book = openpyxl.load_workbook(path, data_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                expect(not str(cell.value or "").startswith("#"), f"{sheet.title}!{cell.coordinate} is {cell.value}")
    years = [book["Begroting"].cell(row, 2).value for row in range(8, 18)]
    expect(years == list(range(2026, 2036)), f"years {years}")
    expect(book["Bevolking"]["C12"].value == "Centrum", "residents stand under the name of their wijk")
    expect(book["Contracten"]["B15"].value == "Begeleiding", "tarieven stand beside the name of their voorziening")


def main():
    folder, program = Path(sys.argv[1]), Path(sys.argv[2]).resolve()
    folder = folder / "werkboek"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    made = folder / "werkboek.xlsx"
    subprocess.run([program, "template", made], check=True, stdout=subprocess.DEVNULL)
    saved = folder / "opgeslagen"
    for form, target in [("pdf", folder), ("xlsx", saved)]:
        subprocess.run(
            ["soffice", "--headless", "--convert-to", form, "--outdir", target, made], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    check_cells(made)
    check_values(made)
    check_values(saved / made.name)
    for source, target in [(made, "a"), (saved / made.name, "b")]:
        subprocess.run([program, "import", source, "--output", folder / target], check=True, stdout=subprocess.DEVNULL)
    names = sorted(path.name for path in (folder / "a").iterdir())
    same, other, missing = filecmp.cmpfiles(folder / "a", folder / "b", names, shallow=False)
    expect(not other and not missing, f"saved by LibreOffice it is the same scenario: {other + missing}")
    print(f"werkboek: {len(SHEETS)} sheets, {len(failures)} failures")
    sys.exit(1 if failures else 0)


main()
