package report

import "strings"

// SummaryRun is what a page does not show of a run: where it ends, and its weight.
type SummaryRun struct {
	Bytes int  `json:"n"` // the length of its text
	Bold  bool `json:"b,omitempty"`
	// Text is the text, where the page leaves some of it out: see [Reorders].
	Text string `json:"t,omitempty"`
}

// addRuns notes the runs of a text's paragraphs that are more than the page shows.
func (s *Summary) addRuns(key string, t Text) {
	for i, block := range t {
		p, ok := block.(Paragraph)
		if !ok || distinct(p) {
			continue
		}
		runs := make([]SummaryRun, len(p))
		for k, r := range p {
			shown := inOrder(r.Text)
			runs[k] = SummaryRun{Bytes: len(shown), Bold: r.Bold}
			if shown != r.Text {
				runs[k].Text = r.Text
			}
		}
		if s.Runs == nil {
			s.Runs = map[string]map[int][]SummaryRun{}
		}
		if s.Runs[key] == nil {
			s.Runs[key] = map[int][]SummaryRun{}
		}
		s.Runs[key][i] = runs
	}
}

// inOrder returns what a page shows of a text.
func inOrder(s string) string {
	return strings.Map(func(c rune) rune {
		if Reorders(c) {
			return -1
		}
		return c
	}, s)
}

// distinct reports whether each run of a paragraph has a text, all of which a page
// shows, and a neighbour of another weight.
func distinct(p Paragraph) bool {
	for i, r := range p {
		if r.Text == "" || i > 0 && p[i-1].Bold == r.Bold || strings.ContainsFunc(r.Text, Reorders) {
			return false
		}
	}
	return true
}

// Divided returns a text, as a page shows it, with its paragraphs divided into the runs
// that the report had. Where a paragraph is not what it was it stays as it is. The
// text itself is not changed.
func (s Summary) Divided(key string, t Text) Text {
	divided := t
	for i, runs := range s.Runs[key] {
		if i < 0 || i >= len(t) {
			continue
		}
		p, ok := t[i].(Paragraph)
		if !ok {
			continue
		}
		if p, ok = divideRuns(p, runs); ok {
			if &divided[0] == &t[0] {
				divided = append(Text(nil), t...)
			}
			divided[i] = p
		}
	}
	return divided
}

// divideRuns divides a paragraph into runs of these lengths and weights, or reports
// that it cannot be: no run then had the text or the weight that stands there.
func divideRuns(p Paragraph, runs []SummaryRun) (Paragraph, bool) {
	text := p.String()
	left := len(text)
	for _, r := range runs {
		if r.Bytes < 0 || r.Bytes > left {
			return nil, false
		}
		left -= r.Bytes
	}
	if left > 0 {
		return nil, false
	}
	divided := make(Paragraph, len(runs))
	at := 0
	for k, r := range runs {
		divided[k] = Run{Text: text[at : at+r.Bytes], Bold: r.Bold}
		at += r.Bytes
	}
	if !sameWeights(p, divided) {
		return nil, false
	}
	for k, r := range runs {
		if r.Text == "" {
			continue
		}
		if inOrder(r.Text) != divided[k].Text {
			return nil, false
		}
		divided[k].Text = r.Text
	}
	return divided, true
}

// sameWeights reports whether each character of two paragraphs with the same text has
// the same weight in both.
func sameWeights(a, b Paragraph) bool {
	i, at := 0, 0 // the run of b that holds the next byte, and where it begins
	for _, run := range a {
		for n := len(run.Text); n > 0; {
			if i == len(b) {
				return false
			}
			rest := len(b[i].Text) - at
			if rest > 0 && b[i].Bold != run.Bold {
				return false
			}
			if n < rest {
				at, n = at+n, 0
			} else {
				n -= rest
				i, at = i+1, 0
			}
		}
	}
	return true
}
