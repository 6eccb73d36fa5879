#if Excel
  import CXLSXWriter

  typealias CellFormat = UnsafeMutablePointer<lxw_format>

  /// The formats of a workbook, one for every style in use.
  struct CellFormats {
    private enum Color {
      static let ink: lxw_color_t = 0x1F3A5F
      static let faint: lxw_color_t = 0x6B6B6B
      static let line: lxw_color_t = 0xD0D5DB
      static let head: lxw_color_t = 0xDCE6F1
      static let strong: lxw_color_t = 0xF2F5F9
      static let code: lxw_color_t = 0xF2F2F2
      static let required: lxw_color_t = 0xFFF2CC
      static let optional: lxw_color_t = 0xE8F3E8
    }

    private let book: UnsafeMutablePointer<lxw_workbook>
    private var known: [CellStyle: CellFormat] = [:]

    init(_ book: UnsafeMutablePointer<lxw_workbook>) {
      self.book = book
    }

    mutating func format(for style: CellStyle) -> CellFormat? {
      if let format = known[style] { return format }
      guard let format = workbook_add_format(book) else { return nil }
      known[style] = format
      format_set_font_size(format, style.size)
      if style.isBold { format_set_bold(format) }
      if !style.numberFormat.isEmpty { format_set_num_format(format, style.numberFormat) }
      if style.isRight { format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue)) }
      format_set_align(format, UInt8(Self.vertical(style).rawValue))
      if style.indent > 0 { format_set_indent(format, UInt8(style.indent)) }
      if style.numberFormat.isEmpty { format_set_text_wrap(format) }
      Self.paint(format, style.role)
      return format
    }

    private static func vertical(_ style: CellStyle) -> lxw_format_alignments {
      switch style.role {
      case .heading: LXW_ALIGN_VERTICAL_BOTTOM
      case .question, .figure, .sentence: LXW_ALIGN_VERTICAL_CENTER
      case .body: style.isTall ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER
      default: LXW_ALIGN_VERTICAL_TOP
      }
    }

    private static func paint(_ format: CellFormat, _ role: CellStyle.Role) {
      switch role {
      case .document, .title, .caption: format_set_font_color(format, Color.ink)
      case .small: format_set_font_color(format, Color.faint)
      case .figure:
        format_set_font_color(format, Color.ink)
        format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
      case .heading:
        format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
        format_set_border_color(format, 0xA6B4C6)
        format_set_bg_color(format, Color.head)
      case .body(let style): paint(format, style)
      case .code:
        format_set_font_name(format, "Consolas")
        format_set_bg_color(format, Color.code)
      case .entry(let isRequired):
        format_set_unlocked(format)
        format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
        format_set_border_color(format, 0xA6B4C6)
        format_set_bg_color(format, isRequired ? Color.required : Color.optional)
      case .closed: format_set_bg_color(format, Color.code)
      case .paragraph, .question, .sentence: break
      }
    }

    private static func paint(_ format: CellFormat, _ style: ReportTable.Row.Style) {
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_bottom_color(format, Color.line)
      switch style {
      case .normal: break
      case .strong:
        format_set_top(format, UInt8(LXW_BORDER_THIN.rawValue))
        format_set_bg_color(format, Color.strong)
      case .faint: format_set_font_color(format, Color.faint)
      }
    }
  }
#endif
