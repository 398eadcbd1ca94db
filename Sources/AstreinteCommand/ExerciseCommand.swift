import ArgumentParser

/// What one does with an exercise, before, during and after.
struct ExerciseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exercise",
        abstract: "Prepare a crisis exercise, play it into a journal, and report what came of it.",
        discussion: """
            An exercise is a YAML file: what is known at DEBEX, the injects with their times, who plays, who leads, who \
            watches. What the players should do isn't in it: the plan of each moment tells.

              astreinte exercise check samples/exercises
              astreinte exercise print samples/exercises/rancongiciel-dimanche-soir.yaml --sheet observers
              astreinte exercise run samples/exercises/rancongiciel-dimanche-soir.yaml --journal exo.ndjson --speed 10
              astreinte exercise report exo.ndjson --exercise samples/exercises/rancongiciel-dimanche-soir.yaml
            """,
        subcommands: [
            ExerciseCheckCommand.self,
            ExercisePrintCommand.self,
            ExerciseRunCommand.self,
            ExerciseReportCommand.self,
        ])
}
