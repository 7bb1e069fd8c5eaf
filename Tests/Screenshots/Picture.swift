import CCairo
import Screens
import TestSupport

/// A picture of a terminal's cells.
final class Picture {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private static let cellWidth = 17.0
  private static let cellHeight = 34.0
  private static let margin = 24.0
  private static let fontSize = 28.0
  private static let font = "DejaVu Sans Mono"

  private let surface: OpaquePointer
  private let context: OpaquePointer
  private let baseline: Double

  /// Draws what the terminal shows now.
  init(of driver: TerminalDriver) {
    let width = Double(driver.size.width) * Self.cellWidth + 2 * Self.margin
    let height = Double(driver.size.height) * Self.cellHeight + 2 * Self.margin
    surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
    context = cairo_create(surface)
    cairo_set_font_size(context, Self.fontSize)
    cairo_select_font_face(context, Self.font, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL)
    var extents = cairo_font_extents_t()
    cairo_font_extents(context, &extents)
    let spare = Self.cellHeight - extents.ascent - extents.descent
    baseline = (spare / 2 + extents.ascent).rounded()
    use(Palette.background)
    cairo_paint(context)
    for y in 0..<driver.size.height {
      for x in 0..<driver.size.width { draw(driver.cell(x: x, y: y), x: x, y: y) }
    }
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// Writes the picture as a PNG file.
  func write(to path: String) throws {
    let status = cairo_surface_write_to_png(surface, path)
    guard status == CAIRO_STATUS_SUCCESS else {
      throw Failure(description: "\(path): \(String(cString: cairo_status_to_string(status)))")
    }
  }

  private func draw(_ cell: EmulatedCell, x: Int, y: Int) {
    var front = Palette.rgb(cell.foreground, standard: Palette.foreground)
    var back = Palette.rgb(cell.background, standard: Palette.background)
    if cell.faint { front = front.mixed(with: back, share: 0.55) }
    if cell.reverse { swap(&front, &back) }
    let left = Self.margin + Double(x) * Self.cellWidth
    let top = Self.margin + Double(y) * Self.cellHeight
    // The second half of a wide character was painted along with the first.
    if cell.text.isEmpty { return }
    let width = cell.columns * Int(Self.cellWidth)
    use(back)
    fill(left, top, Double(width), Self.cellHeight)
    if let block = BlockGlyph(cell.text) {
      use(front.mixed(with: back, share: block.opacity))
      for part in block.parts { fill(part, left, top) }
    } else if cell.text != " " {
      use(front)
      show(cell, left, top)
    }
    if cell.underline {
      use(front)
      fill(left, top + baseline + 4, Double(width), 2)
    }
  }

  private func show(_ cell: EmulatedCell, _ left: Double, _ top: Double) {
    cairo_select_font_face(
      context, Self.font, CAIRO_FONT_SLANT_NORMAL,
      cell.bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL)
    cairo_move_to(context, left, top + baseline)
    cairo_show_text(context, cell.text)
  }

  private func use(_ color: Palette.RGB) {
    cairo_set_source_rgb(context, color.red, color.green, color.blue)
  }

  private func fill(_ left: Double, _ top: Double, _ width: Double, _ height: Double) {
    cairo_rectangle(context, left, top, width, height)
    cairo_fill(context)
  }

  /// Edges fall on whole pixels, or neighbours would show a seam.
  private func fill(_ part: BlockGlyph.Part, _ left: Double, _ top: Double) {
    let x = (part.x * Self.cellWidth).rounded()
    let y = (part.y * Self.cellHeight).rounded()
    let right = ((part.x + part.width) * Self.cellWidth).rounded()
    let bottom = ((part.y + part.height) * Self.cellHeight).rounded()
    fill(left + x, top + y, max(1, right - x), max(1, bottom - y))
  }
}
