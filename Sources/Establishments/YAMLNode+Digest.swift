import RuleEngine
import Vocabularies
import YAMLTrees

extension YAMLNode {
    /// `sha256:` and the digest of what a profile says: neither the order of its keys and of its records counts, nor its
    /// comments.
    var contentDigest: String {
        var image = ByteImage()
        write(to: &image)
        return image.digest()
    }

    private func write(to image: inout ByteImage) {
        switch kind {
        case .scalar:
            image.tag(0)
            image.write(text)
        case .sequence:
            image.tag(1)
            image.list(elements.inCanonicalOrder) { $1.write(to: &$0) }
        case .mapping:
            image.tag(2)
            image.list(entries.sorted { precedes($0.key.canonicalKey, $1.key.canonicalKey) }) { image, entry in
                image.write(entry.key.canonicalKey)
                entry.value.write(to: &image)
            }
        }
    }

    /// The key, by its own name where it is written by a synonym.
    private var canonicalKey: String {
        switch text {
        case "dmia": "dima"
        case "dmia_service": "dima_service"
        default: text
        }
    }

    /// What tells an element of a list from the others, where it says so.
    fileprivate var name: String? {
        kind == .scalar ? text : ["id", "role", "contact"].lazy.compactMap { self[$0]?.text }.first
    }
}

extension [YAMLNode] {
    /// The elements by name, those of one name as written; as written where some have none, for then their order may be
    /// all that tells them apart.
    var inCanonicalOrder: [YAMLNode] {
        let names = compactMap { $0.name }
        guard names.count == count else { return self }
        return indices.sorted { left, right in
            names[left] == names[right] ? left < right : precedes(names[left], names[right])
        }.map { self[$0] }
    }
}
