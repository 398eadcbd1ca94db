import TestSupport

/// Writes documents in no style: any indentation, quotes, brackets, line ends, comments.
struct RandomDocument {
    private var random: SeededRandom
    private var marks = 0
    private var keys = 0

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
    }

    /// A mapping, with whatever stands around it.
    mutating func document() -> String {
        let text = between(0) + mapping(at: 0, depth: 0) + between(0)
        return number(6) == 0 ? String(text.map { $0 == "\n" ? "\r\n" : $0 }) : text
    }

    private mutating func number(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

    private mutating func comment() -> String {
        marks += 1
        return "#\(number(2) == 0 ? " " : "")mark-\(marks)\(number(3) == 0 ? " : 'é\"" : "")"
    }

    /// Blank lines and comments between two lines.
    private mutating func between(_ column: Int) -> String {
        var result = ""
        while number(4) == 0 {
            result += number(2) == 0 ? "\n" : String(repeating: " ", count: number(column + 3)) + comment() + "\n"
        }
        return result
    }

    private mutating func lineEnd() -> String {
        (number(4) == 0 ? " " + comment() : number(4) == 0 ? "  " : "") + "\n"
    }

    private mutating func key() -> String {
        keys += 1
        let name = String(repeating: "k", count: 1 + number(6)) + "\(keys)"
        return number(8) == 0 ? "\"\(name)\"" : number(8) == 0 ? "'\(name)'" : name
    }

    private mutating func mapping(at column: Int, depth: Int, startsInLine: Bool = false) -> String {
        var result = ""
        for index in 0...number(3) {
            let isFirst = index == 0 && startsInLine
            result += isFirst ? "" : (index == 0 ? "" : between(column)) + String(repeating: " ", count: column)
            result += key() + ":" + value(at: column, depth: depth + 1, inMapping: true)
        }
        return result
    }

    private mutating func sequence(at column: Int, depth: Int) -> String {
        var result = ""
        for _ in 0...number(3) {
            result +=
                String(repeating: " ", count: column) + "-" + value(at: column, depth: depth + 1, inMapping: false)
        }
        return result
    }

    /// What follows a `:` or a `-`, to the end of its last line.
    private mutating func value(at column: Int, depth: Int, inMapping: Bool) -> String {
        let deeper = column + 1 + number(4)
        switch depth > 4 ? number(3) : number(8) {
        case 0, 1: return " " + String(repeating: " ", count: number(3)) + text(deeper) + lineEnd()
        case 2: return " " + flow(deeper, depth: depth) + lineEnd()
        case 3: return " " + blockText(deeper)
        case 4 where inMapping: return lineEnd() + sequence(at: column + number(4), depth: depth)
        case 4, 5:
            // Right after the sign of an item, or below it.
            if !inMapping { return " " + mapping(at: column + 2, depth: depth, startsInLine: true) }
            return lineEnd() + between(deeper) + mapping(at: deeper, depth: depth)
        case 6: return lineEnd() + sequence(at: deeper, depth: depth)
        default: return lineEnd() + String(repeating: " ", count: deeper) + flow(deeper, depth: depth) + lineEnd()
        }
    }

    private mutating func text(_ column: Int) -> String {
        let next = "\n" + String(repeating: " ", count: column + number(3))
        return [
            "mot", "un deux", "\"a: b # c\"", "'l''air'", "'say \"x\"'", "\"é\\\"\\n\"", "12", "oui", "\"\"",
            "un\(next)deux", "\"un \(next)deux\\\(next)trois\"", "\"un\n\(next)deux\"", "'un\(next)l''air'", "x#y",
        ][number(14)]
    }

    private mutating func flow(_ column: Int, depth: Int) -> String {
        let isMapping = number(2) == 0
        var result = isMapping ? "{" : "["
        let count = number(4)
        for index in 0..<count {
            result += space(column) + (isMapping ? key() + ": " + space(column) : "")
            result += depth < 5 && number(4) == 0 ? flow(column, depth: depth + 1) : text(column)
            result += space(column) + (index < count - 1 || number(4) == 0 ? "," : "")
        }
        return result + space(column) + (isMapping ? "}" : "]")
    }

    private mutating func space(_ column: Int) -> String {
        let indent = "\n" + String(repeating: " ", count: column + number(5))
        return ["", "", "", " ", "  ", indent, indent + indent, " \(comment())\(indent)"][number(8)]
    }

    private mutating func blockText(_ column: Int) -> String {
        let sign = ["|", ">", "|-", ">-", "|+", ">+"][number(6)]
        let indent = String(repeating: " ", count: column)
        let lines = (0...number(3)).map { index in
            index > 0 && number(3) == 0 ? "" : indent + (index > 0 && number(3) == 0 ? "  plus" : "ligne # pas: un")
        }
        return sign + lineEnd() + lines.joined(separator: "\n") + "\n" + (number(3) == 0 ? "\n" : "")
    }
}
