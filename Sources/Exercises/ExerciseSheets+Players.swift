package import RunbookFormats
package import Vocabularies

extension ExerciseSheets {
    /// The rows that a player has to write in.
    private static let rows = 16

    /// For whoever plays a role: when, where and how one plays, and room to write.
    ///
    /// Nothing of the scenario stands in it, its name and its objectives included: they tell what will come.
    package func player(_ role: PackIndex<Role>) -> Report {
        let briefing = exercise.briefing.map { [Report.Part("La situation", notes: [Phrase($0)])] } ?? []
        let others = exercise.players.filter { $0 != role }
        let partners: [Phrase] = others.isEmpty ? [] : ["Jouent aussi : \(labels(others))"]
        let journal = Report.Part(
            "Ce que j'apprends et ce que je fais",
            notes: ["À rendre à l'animateur à la fin : ces heures sont le retour d'expérience."],
            columns: [
                "heure", "de qui, par quel moyen", "ce que j'apprends", "ce que je fais, décide ou demande, à qui",
            ],
            rows: Array(repeating: ["", "", "", ""], count: ExerciseSheets.rows))
        return sheet(
            "fiche du joueur, \(label(role))", facts: ["Vous jouez : \(label(role))"] + partners + frame,
            parts: briefing + [Report.Part("Règles du jeu", notes: rules), journal])
    }
}
