import Contract

/// Where rows that are no data, or are broken by a quote, are counted, by what they are.
struct OddRowSlots: Sendable {
  private let header: Int, otherHeader: Int, comment: Int, footer: Int
  private let strayQuote: Int, spacedQuote: Int

  init(_ slots: inout FindingSlots) {
    header = slots.slot(HeaderRepeated.self)
    otherHeader = slots.slot(MultiTable.self)
    comment = slots.slot(Comment.self)
    footer = slots.slot(Footer.self)
    strayQuote = slots.slot(QuoteStray.self, severity: .error)
    spacedQuote = slots.slot(SpaceAfterDelimiter.self, severity: .error)
  }

  /// The slot of a kind.
  func slot(of kind: OddRows.Kind) -> Int {
    switch kind {
    case .header: header
    case .otherHeader: otherHeader
    case .comment: comment
    case .footer: footer
    case .strayQuote: strayQuote
    case .spacedQuote: spacedQuote
    }
  }
}
