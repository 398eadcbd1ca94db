import ArgumentParser
import Diagnostics
import PackFormatting

/// The files of authors, in one style.
struct FormatCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "format",
        abstract: "Rewrite the YAML files of a pack in one style, what they say unchanged.",
        discussion: """
            Indentation, spaces, quotes, blank lines and line ends become those of the packs that come with Astreinte; \
            comments, order and the ends of lines between values stay. A file is written only once its new text has been \
            read again and says the same, value by value and comment by comment; one with mistakes of YAML stays as it \
            is. The files that change are listed.

              astreinte format ours
              astreinte format --check rules
              astreinte format --diff ours/rules.yaml
              astreinte format - <draft.yaml
            """)

    @Argument(
        help: ArgumentHelp(
            "Files of YAML, or folders with all that are below; - formats standard input to standard output.",
            valueName: "path"))
    var paths: [String]

    @Flag(help: "Write nothing; exit code 1 if any file would change.")
    var check = false

    @Flag(help: "Write nothing; show the lines that would change.")
    var diff = false

    func run() throws {
        var files: [SourceFile] = []
        for path in paths {
            let found = Files.isFolder(path) ? try Files.yamlFiles(below: Files.trimmed(path)) : [path]
            if found.isEmpty { throw Ending.failure("\(printable(path)): no YAML file there") }
            for path in found where !files.contains(where: { $0.path == path }) {
                files.append(try PackFolder.source(path))
            }
        }
        var written: [String] = []
        // Of those that are written before one can't be, too.
        defer { StaleSignatures.report(of: written) }
        var mistakes: [Diagnostic] = []
        var hasChanges = false
        var hasUnproven = false
        for file in files {
            switch PackFormatter.format(file) {
            case .unchanged:
                if file.path == "-", !check, !diff { Terminal.standardOutput.write(file.bytes) }
            case .formatted(let text):
                hasChanges = true
                if try deliver(text, for: file) { written.append(file.path) }
            case .mistaken(let found): mistakes += found
            case .unproven(let place):
                hasUnproven = true
                let shown = "\(printable(file.path)):\(place.line):\(place.column)"
                Terminal.standardError.write("astreinte: \(Ending.leftAsItIs(shown))\n")
            }
        }
        report(mistakes, in: files)
        if !mistakes.isEmpty || hasUnproven { throw Ending.failure }
        if check, hasChanges { throw Ending.no }
    }

    /// Gives a new text where it is asked for; true where it took the place of the old one.
    private func deliver(_ text: String, for file: SourceFile) throws -> Bool {
        if diff {
            let old = String(decoding: file.bytes, as: UTF8.self)
            Terminal.standardOutput.write(LineDiff(old, text).unified(named: printable(file.path)))
        } else if file.path == "-", !check {
            Terminal.standardOutput.write(text)
        } else {
            if !check { try OutputFile.replace(file, with: Array(text.utf8)) }
            Terminal.standardOutput.write("\(printable(file.path))\n")
            return !check
        }
        return false
    }
}
