import Contract
import Inspection

extension State {
  /// Completes the word before the cursor, or steps through the ways that are offered.
  mutating func complete(forward: Bool) -> [Effect] {
    guard var prompt else { return [] }
    if prompt.completion != nil {
      prompt.step(forward: forward)
      self.prompt = prompt
      return []
    }
    guard let (word, source) = wordToComplete(in: prompt) else { return [] }
    switch source {
    case .names: prompt.offer(word, commandNames, forward: forward)
    case .argument(let parameter, _) where parameter.kind == .path:
      prompt.awaited = FolderRequest(word.typed)
    case .argument(let parameter, let earlier):
      let candidates = candidates(for: parameter.kind, after: earlier.map(\.unquoted))
      prompt.offer(word, candidates.map(parameter.written), forward: forward)
    }
    self.prompt = prompt
    return prompt.awaited.map { [.list($0)] } ?? []
  }

  /// Takes what is in a folder, where the line that asked for it is still as it was.
  mutating func take(_ listing: FolderListing) {
    guard var prompt, prompt.awaited == listing.request,
      let (word, _) = wordToComplete(in: prompt)
    else { return }
    prompt.awaited = nil
    prompt.offer(word, listing.names.map { listing.request.folder + $0 }, forward: true)
    self.prompt = prompt
    if let problem = listing.problem { message = problem }
  }

  /// What the words to go on with are taken from.
  private enum Source {
    case names
    case argument(Parameter, earlier: [String])
  }

  private func wordToComplete(in prompt: Prompt) -> (CompletedWord, Source)? {
    let (head, tail) = prompt.parts
    if let parameter = prompt.parameter {
      return (
        CompletedWord(head: "", typed: head, tail: tail), .argument(parameter, earlier: [])
      )
    }
    guard prompt.purpose == .command else { return nil }
    let line = CommandText(head)
    guard let typed = line.arguments else {
      let takesMore = CommandInfo.all.first { $0.name.hasPrefix(line.name) }?.arguments != nil
      let word = CompletedWord(
        head: line.blanks, typed: line.name, tail: tail,
        ending: tail.isEmpty && takesMore ? " " : "")
      return (word, .names)
    }
    guard let parameters = CommandInfo.named(line.name)?.arguments?.parameters else { return nil }
    let values = parameters.values(in: typed)
    guard let value = values.last, parameters.indices.contains(values.count - 1) else { return nil }
    let parameter = parameters[values.count - 1]
    let goesOn = tail.isEmpty && values.count < parameters.count
    let word = CompletedWord(
      head: String(head.dropLast(value.count)), typed: value, tail: tail,
      ending: goesOn ? String(parameter.separator) : "")
    return (word, .argument(parameter, earlier: values.dropLast()))
  }
}

/// A command line in its parts.
struct CommandText {
  /// Blanks before the name.
  let blanks: String
  /// The first word.
  let name: String
  /// What stands behind the blanks after it; nothing where no blank does.
  let arguments: String?

  init(_ text: String) {
    let rest = text.drop { $0 == " " }
    blanks = String(text.prefix(text.count - rest.count))
    name = String(rest.prefix { $0 != " " })
    let behind = rest.dropFirst(name.count)
    arguments = behind.isEmpty ? nil : String(behind.drop { $0 == " " })
  }
}
