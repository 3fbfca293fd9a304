package report

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
)

// Summary is what a printed report does not show and a program needs to have the
// same report again: the kind of organ, the day of publication, which figures were
// stated, the headings as published. It travels in a rendered file beside the text.
type Summary struct {
	Edition   string          `json:"edition"`
	Office    string          `json:"office"`
	Kind      string          `json:"kind,omitempty"`
	Year      int             `json:"year"`
	Published string          `json:"published,omitempty"`
	Contact   *Contact        `json:"contact,omitempty"`
	Title     string          `json:"title,omitempty"`    // Stated.Title
	Headings  []StatedHeading `json:"headings,omitempty"` // Stated.Headings
	// Stated lists the addresses of the figures that are stated, in the order of
	// the form.
	Stated []Address `json:"stated,omitempty"`
	// Figures holds what the cells showed, "" for a blank one, but for those that
	// showed 0: where a reader finds another figure, the page was edited since.
	Figures map[Address]string `json:"figures,omitempty"`
	// Texts holds, by key, the beginning of the SHA-256 of each text that is not
	// empty; see [Summary.SameText].
	Texts map[string]string `json:"texts,omitempty"`
	// Runs holds, by key and then by the number of the block from 0, the runs of
	// those paragraphs of a text in which no reader of a page could tell where one ends
	// and the next begins: those that are empty, or have a neighbour of their own weight.
	Runs map[string]map[int][]SummaryRun `json:"runs,omitempty"`
	// Digest is [Digest] of the report.
	Digest string `json:"digest"`
}

func summarize(r *Report, digest string) Summary {
	s := Summary{
		Edition: r.Edition().ID(), Office: r.Office, Kind: r.Kind.String(), Year: r.Year, Published: r.Published.String(),
		Title: r.Stated.Title, Headings: r.Stated.Headings, Digest: digest,
	}
	if !r.Contact.IsZero() {
		c := r.Contact
		s.Contact = &c
	}
	for i := range r.Edition().figures {
		f := &r.Edition().figures[i]
		if _, stated := r.Stated.Figures[f.Address]; stated {
			s.Stated = append(s.Stated, f.Address)
		}
		if shown := r.shown(f); shown != "0" {
			if s.Figures == nil {
				s.Figures = map[Address]string{}
			}
			s.Figures[f.Address] = shown
		}
	}
	for _, key := range r.Edition().TextKeys() {
		if t, _ := r.Text(key); len(t) > 0 { // the key is the form's own
			if s.Texts == nil {
				s.Texts = map[string]string{}
			}
			s.Texts[key] = textDigest(t)
			s.addRuns(key, t)
		}
	}
	return s
}

// textDigest returns enough of the SHA-256 of a text's JSON to tell it from another.
func textDigest(t Text) string {
	n := encodeText(t)
	sum := sha256.Sum256(appendJSON(nil, &n, 0))
	return hex.EncodeToString(sum[:8])
}

// SameText reports whether a text is, to the last run of bold text, the one that the
// report had under the key: where it is not, the page was edited since.
func (s Summary) SameText(key string, t Text) bool {
	if len(t) == 0 {
		return s.Texts[key] == ""
	}
	return s.Texts[key] == textDigest(t)
}

// Shown returns what the cell showed.
func (s Summary) Shown(a Address) string {
	if shown, ok := s.Figures[a]; ok {
		return shown
	}
	return "0"
}

// String returns the summary as one line of JSON that may stand in a comment of
// HTML: it holds neither "--" nor ">".
func (s Summary) String() string {
	b, err := json.Marshal(s)
	if err != nil {
		return "" // no field of the struct can fail
	}
	return strings.ReplaceAll(string(b), "--", `-\u002d`)
}

// ParseSummary reads what String wrote.
func ParseSummary(line string) (Summary, error) {
	var s Summary
	err := json.Unmarshal([]byte(line), &s)
	return s, err
}
