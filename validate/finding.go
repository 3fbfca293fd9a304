package validate

import (
	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/report"
)

// Finding is one thing that a rule found. It is data: [Finding.Message] puts it
// into words.
type Finding struct {
	// Code is the code of the rule, which is never reused.
	Code     string   `json:"code"`
	Severity Severity `json:"severity"`
	// Places are all places that the finding joins: the cells of a sum, the
	// sentence and the cell that contradict each other. It is about the first.
	Places []Place `json:"places"`
	// Culprit is the one cell whose change would mend all broken equations that
	// hang together with this one; nil where no cell or more than one would.
	Culprit *Culprit `json:"culprit,omitempty"`
	// Got is what stands there, and Want what should; either may be empty.
	Got  string `json:"got,omitempty"`
	Want string `json:"want,omitempty"`
	// Basis says what the rule rests on.
	Basis report.Label `json:"-"`

	// Args are what the rule's message speaks of beside Got and Want: texts of
	// one wording (string) or of two (report.Label).
	Args []any `json:"-"`

	words *words
}

// Culprit is a cell that is likely wrong.
type Culprit struct {
	Address report.Address `json:"address"`
	// Got is the figure that it shows, and Want the one that would mend all.
	Got  string `json:"got"`
	Want string `json:"want"`
}

// Message returns the finding in words, in English where the language asks for it
// and in Chinese otherwise. It is one line; what a report holds that commands a terminal
// or is not seen is escaped in it, as \u202e.
func (f *Finding) Message(lang language.Tag) string { return f.words.message(f, lang) }

// Addresses returns the cells that the finding joins, in the order of its places.
func (f *Finding) Addresses() []report.Address {
	var cells []report.Address
	for _, p := range f.Places {
		if p.Address != "" {
			cells = append(cells, p.Address)
		}
	}
	return cells
}
