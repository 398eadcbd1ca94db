/// The words around an entry, in each language.
extension CatalogueLanguage {
    /// What a remark on the reason begins with.
    var matters: String { self == .french ? "Pourquoi :" : "Why it matters:" }

    /// What the advice begins with.
    var remedy: String { self == .french ? "Que faire :" : "What to do:" }

    /// Since which version the code is printed.
    func since(_ version: String) -> String {
        self == .french ? "depuis la version \(version)" : "since version \(version)"
    }

    /// What stands above the text that earns a code.
    func bad(in subject: CodeExample.Subject) -> String {
        self == .french ? "À ne pas écrire, \(place(of: subject)) :" : "What earns it, \(place(of: subject)):"
    }

    /// What stands above the same text put right.
    var good: String { self == .french ? "À écrire :" : "Put right:" }

    private func place(of subject: CodeExample.Subject) -> String {
        switch (subject, self) {
        case (.pack, .french), (.meaning, .french): "dans un pack"
        case (.pack, .english), (.meaning, .english): "in a pack"
        case (.testedPack, .french): "dans un pack, avec ses tests"
        case (.testedPack, .english): "in a pack, with its tests"
        case (.wholePack, .french): "dans un pack entier"
        case (.wholePack, .english): "in a whole pack"
        case (.secondPack, .french): "dans un pack qui en complète un autre"
        case (.secondPack, .english): "in a pack beside another"
        case (.overlay, .french): "dans une adaptation locale"
        case (.overlay, .english): "in an overlay"
        case (.tests, .french): "dans les tests d'un pack"
        case (.tests, .english): "in the tests of a pack"
        case (.profile, .french): "dans le profil d'un établissement"
        case (.profile, .english): "in the profile of an establishment"
        case (.profiles, .french): "dans un profil, à côté de celui de l'hébergeur"
        case (.profiles, .english): "in a profile, beside that of its host"
        case (.callSheet, .french): "dans une feuille d'appels remplie"
        case (.callSheet, .english): "in a call sheet that was filled in"
        case (.rota, .french): "dans un tableau de garde"
        case (.rota, .english): "in a duty rota"
        case (.mapping, .french): "dans la correspondance d'un flux"
        case (.mapping, .english): "in the mapping of a feed"
        case (.sample, .french): "dans le résultat attendu d'un échantillon"
        case (.sample, .english): "in the expected result of a sample"
        case (.exercise, .french): "dans un exercice"
        case (.exercise, .english): "in an exercise"
        }
    }
}
