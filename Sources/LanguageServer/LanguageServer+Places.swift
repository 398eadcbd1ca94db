import CivilTime
import Diagnostics
import IncidentFeeds
import RulePacks
import YAMLTrees

/// Where a request points.
struct RequestedPlace {
    let path: String
    let map: TextMap
    let position: SourcePosition
    let offset: Int
    let reading: PackReading?

    /// What is named there.
    var mention: Mention? { reading?.mention(in: path, at: position) }
}

extension LanguageServer {
    /// The texts, as the client counts them.
    var texts: Texts { Texts(workspace, encoding) }

    /// Where a request points, in a document that must be open.
    mutating func place(
        _ parameters: JSONValue, _ position: JSONValue? = nil, at now: Instant
    ) throws(RequestFault) -> RequestedPlace {
        guard let address = parameters["textDocument"]?["uri"]?.string,
            let position = (position ?? parameters["position"])?.position
        else { throw .parameters("textDocument.uri and position are expected") }
        let path = FileAddress.path(of: address)
        guard let document = workspace.documents[path] else { throw .parameters("this document is not open") }
        let map = TextMap(document.bytes, encoding)
        return RequestedPlace(
            path: path, map: map, position: map.source(position), offset: map.offset(of: position),
            reading: workspace.reading(of: path, at: now))
    }

    /// Where what is named there is declared, or named at all.
    mutating func locations(
        _ parameters: JSONValue, declarationsOnly: Bool, at now: Instant
    ) throws(RequestFault) -> Writing {
        let place = try place(parameters, at: now)
        let found = place.mention.map {
            place.reading?.places(of: $0, declarationsOnly: declarationsOnly) ?? []
        }
        return { [texts] writer in
            writer.array { writer in
                for range in found ?? [] { texts.location(range, &writer) }
            }
        }
    }

    /// What is written at a place, in plain words.
    mutating func hover(_ parameters: JSONValue, at now: Instant) throws(RequestFault) -> Writing {
        let place = try place(parameters, at: now)
        let wrong = diagnostics(in: place.path).filter {
            $0.range.start <= place.position && place.position <= $0.range.end
        }
        let description = Description(of: place)
        let parts =
            [description?.text].compactMap { $0 }
            + Set(wrong.map { $0.code }).sorted().compactMap {
                Description.code($0)
            }
        guard !parts.isEmpty else { return { $0.null() } }
        return { [texts] writer in
            writer.object { writer in
                writer.key("contents")
                writer.object { writer in
                    writer.member("kind", "plaintext")
                    writer.member("value", parts.joined(separator: "\n\n"))
                }
                if let range = description?.range ?? wrong.first?.range {
                    writer.key("range")
                    texts.write(place.map.bytes(of: range), of: place.map, to: &writer)
                }
            }
        }
    }
}
