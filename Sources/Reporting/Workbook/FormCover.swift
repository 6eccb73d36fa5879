import Planner

/// The first sheet of a planner's workbook: what it is for, and what the colours mean.
enum FormCover {
  private static let paragraphs = [
    "Dit werkboek vraagt wat nodig is om de Wmo-lasten van een gemeente te ramen. Vul de bladen van links "
      + "naar rechts in, bewaar het als .xlsx, en lees het in met:",
    "        wijkraming import WERKBOEK.xlsx --output MAP",
    "Het werkboek is al ingevuld met een verzonnen voorbeeld, zodat het meteen werkt. Waar als bron "
      + "'voorbeeld' staat is het getal nog van het voorbeeld: vervang het door uw eigen cijfer, en "
      + "schrijf op waar dat vandaan komt. Een bron die met 'schatting' of 'aanname' begint, of een lege "
      + "bron, telt in de raming als aanname.",
    "Schrijf getallen als getal, zonder euroteken of eenheid: 1250, niet '1250 uur'. Percentages staan in "
      + "cellen die een % laten zien: typ 5%. Een jaar is een getal: 2026.",
    "Alleen de gekleurde cellen zijn in te vullen; de rest is vergrendeld (zonder wachtwoord). Eigen "
      + "berekeningen kunnen op een eigen blad staan: in de gekleurde cellen mag een formule.",
    "Voeg geen rijen of kolommen toe en geef de bladen geen andere naam. Wat niet klopt wordt bij het "
      + "inlezen genoemd met blad en cel, zoals Contracten!C7.",
  ]

  private static let width = 100.0

  static var plan: SheetPlan {
    var plan = SheetPlan(
      name: PlannerForm.coverName, title: "Werkboek voor een raming", columnWidths: [2, width])
    plan.hiddenColumns = [0]
    plan.add(.text(PlannerForm.mark), row: 0, column: 0, CellStyle(role: .small))
    plan.add(.text("Werkboek voor een raming"), row: 0, column: 1, CellStyle(role: .document))
    plan.rowHeights[0] = 30
    var row = 2
    for text in paragraphs {
      plan.addText(text, row: row, column: 1, width: width, CellStyle(role: .paragraph))
      row += 2
    }
    plan.add(
      .text("Deze kleur: verplicht, moet ingevuld zijn"), row: row, column: 1,
      CellStyle(role: .entry(isRequired: true)))
    plan.add(
      .text("Deze kleur: mag leeg blijven"), row: row + 1, column: 1,
      CellStyle(role: .entry(isRequired: false)))
    plan.add(
      .text("Grijs: hier wordt niets gevraagd"), row: row + 2, column: 1, CellStyle(role: .closed))
    addSheets(&plan, from: row + 4)
    return plan
  }

  private static func addSheets(_ plan: inout SheetPlan, from row: Int) {
    for (index, sheet) in PlannerForm.sheets.enumerated() {
      let text = "\(index + 1). Blad \(sheet.name): \(sheet.intro)"
      plan.addText(text, row: row + index, column: 1, width: width, CellStyle(role: .paragraph))
    }
  }
}

extension SheetPlan {
  mutating func add(
    _ content: Cell.Content, row: Int, column: Int, through: Int? = nil, _ style: CellStyle
  ) {
    cells.append(
      Cell(row: row, column: column, through: through ?? column, content: content, style: style))
  }

  /// Text with its row as high as its lines, within so many digits.
  mutating func addText(
    _ text: String, row: Int, column: Int, through: Int? = nil, width: Double, _ style: CellStyle
  ) {
    add(.text(text), row: row, column: column, through: through, style)
    makeRoom(for: text, row: row, width: width, style)
  }

  mutating func makeRoom(for text: String, row: Int, width: Double, _ style: CellStyle) {
    let lines = TextWidth.lines(
      text, within: width - style.margin, size: style.size, isBold: style.isBold)
    guard lines > 1 || style.size > 11 else { return }
    rowHeights[row] = max(rowHeights[row] ?? 0, Double(lines) * style.lineHeight + 4)
  }
}
