/// All the words that may stand in place of another, where they are few: a longer list helps nobody.
package func few(_ words: [String], _ verb: String) -> [String] {
    words.isEmpty || words.count > 12 ? [] : ["\(verb): " + words.joined(separator: ", ")]
}
