package form

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/han"
)

// Title is the title of a report as a text has it.
type Title struct {
	Text, Office string
	Year         int
	Score        float64
}

var yearForm = regexp.MustCompile(`[(\[]?(20[0-9]{2})年?度?[)\]]?`)

var monthForm = regexp.MustCompile(`^[0-9]{1,2}月`)

// yearIn finds the year in a normalised text: four digits with no digit beside them.
func yearIn(s string) (year, from, to int) {
	for _, m := range yearForm.FindAllStringSubmatchIndex(s, -1) {
		if !digitAt(s, m[2]-1) && !digitAt(s, m[3]) {
			year, _ = strconv.Atoi(s[m[2]:m[3]])
			return year, m[0], m[1]
		}
	}
	return 0, 0, 0
}

func digitAt(s string, i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }

// TitleOf reads a text as a title: the name of the office, the year and what the
// form calls the document, in any order. The office's name is as it was written.
func (fm *Form) TitleOf(text string) (t Title, ok bool) {
	if utf8.RuneCountInString(text) > LongestTitle || strings.ContainsAny(text, "，。；") {
		return t, false
	}
	fm.Step(stepsOfTitle)
	s := han.Normal(text)
	year, from, to := yearIn(s)
	if year != 0 && monthForm.MatchString(s[to:]) {
		return t, false // a day
	}
	// What the document is called begins as the form has it, or behind the year.
	at := strings.LastIndex(s, han.PrefixRunes(fm.title.Core, 4))
	if at >= 0 {
		t.Score = fm.titleScore(s, at, from, to)
	}
	if year != 0 {
		if score := fm.titleScore(s, from, from, to); score > t.Score {
			at, t.Score = from, score
		}
	}
	if t.Score == 0 {
		return t, false
	}
	name := OfficeIn(s, han.Extent{From: 0, To: at})
	if year != 0 && to <= at {
		if name = OfficeIn(s, han.Extent{From: to, To: at}); name.Empty() {
			name = OfficeIn(s, han.Extent{From: 0, To: from})
		}
	}
	// 某县人民政府信息公开 has the 政府 once that it should have twice.
	if name.To == at && strings.HasSuffix(s[name.From:name.To], "人民") && strings.HasPrefix(s[at:], "政府") {
		name.To += len("政府")
	}
	if !MayName(s[name.From:name.To]) || year == 0 && strings.Contains(s[:at], "《") {
		return t, false // the notice on the form is named so too, and what an opening says it follows
	}
	t.Office, t.Year, t.Text = han.Written(text, s, name), year, text
	return t, true
}

// titleScore is how alike what stands from a place on, without the year, and the
// document's name in the form are.
func (fm *Form) titleScore(s string, at, from, to int) float64 {
	if from >= at {
		return Similarity(han.Letters(s[at:from]+s[to:]), fm.title.Core, 0.6)
	}
	return Similarity(han.Letters(s[at:]), fm.title.Core, 0.6)
}

// SurelyTitle reports whether a text is the title of a report of a year, nearly in the
// form's words.
func (fm *Form) SurelyTitle(text string) bool {
	t, ok := fm.TitleOf(text)
	return ok && t.Year != 0 && t.Score > 0.9
}

// LongestTitle is the number of characters that a title may have.
const LongestTitle = 120
