package form

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/report"
)

// Heading returns the section whose heading a text is, -1 where it is none.
func (fm *Form) Heading(text string) int {
	section, _, _ := fm.HeadingScore(text)
	return section
}

// headingScore is what [form.headingScore] returns.
type headingScore struct {
	section int
	score   float64
	end     int
}

// HeadingScore returns the section that a text may be the heading of, how sure that
// is, and how many bytes of the text the heading takes.
func (fm *Form) HeadingScore(text string) (section int, score float64, end int) {
	s := remembered(fm.scores, text, func(text string) headingScore {
		section, score, end := fm.scoreHeading(text)
		return headingScore{section, score, end}
	})
	return s.section, s.score, s.end
}

func (fm *Form) scoreHeading(text string) (section int, score float64, end int) {
	fm.Step(stepsOfHeading + min(len(text), 4*LongestHeading)*StepsOfCharacter)
	section = -1
	if level, _ := report.Numbering(text); level == 2 || level == 4 {
		return -1, 0, 0 // （一） and （1） are headings inside a section
	}
	if utf8.RuneCountInString(text) > LongestHeading {
		return fm.runIn(text)
	}
	f := han.Fold(text)
	for i, h := range fm.Headings {
		s := max(Similarity(f.Core, h.Core, 0.4), within(f.Core, h.Core))
		switch {
		case s == 0:
			continue
		case f.Number == h.Number:
			s += 0.15
		case f.Number != "":
			s -= 0.2
		}
		if unicode.IsDigit(han.FirstRune(text)) {
			s -= 0.1
		}
		if s >= enough && s > score {
			section, score, end = i, s, len(text)
		}
	}
	return section, score, end
}

// within returns a score for a heading that says part of what the form's does, and
// nothing else: 六、其他事项.
func within(short, long string) float64 {
	x, y := []rune(short), []rune(long)
	if len(x) < 4 || len(x) >= len(y) || len(y) > MaxLabel {
		return 0
	}
	i := 0
	for _, c := range y {
		if i < len(x) && x[i] == c {
			i++
		}
	}
	if i < len(x) {
		return 0
	}
	return 0.62
}

// runIn finds a heading from which the text runs on in the same paragraph.
func (fm *Form) runIn(text string) (section int, score float64, end int) {
	f := han.Fold(text[:len(han.PrefixRunes(text, LongestHeading))])
	for i, h := range fm.Headings {
		if f.Number != h.Number || !strings.HasPrefix(f.Core, h.Core) {
			continue
		}
		for at, c := range text {
			to := at + utf8.RuneLen(c)
			if to > 0 && strings.HasSuffix(han.Letters(text[:to]), h.Core) && han.Letters(text[:to]) == h.Full {
				for to < len(text) {
					c, size := utf8.DecodeRuneInString(text[to:])
					if !han.IsSpace(c) && !strings.ContainsRune("。：:．.", c) {
						break
					}
					to += size
				}
				return i, 1, to
			}
			if at > 4*LongestHeading {
				break
			}
		}
	}
	return -1, 0, 0
}

// enough is the score from which a paragraph is taken for a heading: three quarters
// of the form's words, or fewer with the form's number.
const enough = 0.75

// LongestHeading is the number of characters of the longest paragraph that is
// compared with a heading as a whole.
const LongestHeading = 60
