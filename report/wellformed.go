package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// FirstYear is the first year that reports were made for: the 条例 came into force
// on 1 May 2008.
const FirstYear = 2008

// WellFormed reports whether the struct itself is in order, so that it can be
// rendered and written: an office, a year, counts from 0 to [MaxCount], amounts
// that are not negative, days that the calendar has, characters that XML allows,
// pictures that are ones, keys that the form knows. It says nothing of sums. The
// error is of type [Failures].
func (r *Report) WellFormed() error { return r.malformed().err() }

func (r *Report) malformed() Failures {
	var fs Failures
	if strings.TrimSpace(r.Office) == "" {
		fs = append(fs, &Failure{Kind: FailMissing, Where: "office", Want: "the full name of the organ"})
	}
	if r.Kind < KindUnstated || r.Kind > Government {
		fs = append(fs, &Failure{Kind: FailRange, Where: "kind", Got: r.Kind.String(), Want: "department or government"})
	}
	if r.Year < FirstYear || r.Year > 9999 {
		fs = append(fs, &Failure{Kind: FailRange, Where: "year", Got: fmt.Sprint(r.Year),
			Want: fmt.Sprintf("a year from %d on", FirstYear)})
	}
	if !r.Published.IsZero() && !r.Published.Valid() {
		fs = append(fs, &Failure{Kind: FailRange, Where: "published", Got: r.Published.String(), Want: "a day of the calendar"})
	}
	fs = appendLine(fs, "office", r.Office)
	for _, p := range contactParts {
		fs = appendLine(fs, "contact."+p.key, *p.field(&r.Contact))
	}
	f := r.Edition()
	for _, key := range f.TextKeys() {
		t, err := r.Text(key)
		if err != nil {
			fs = append(fs, unknown(key, "a text of the form"))
			continue
		}
		fs = appendText(fs, key, t)
	}
	for i := range f.figures {
		fs = appendFigure(fs, &f.figures[i], r)
	}
	return append(fs, r.unknownKeys()...)
}

func appendFigure(fs Failures, f *Figure, r *Report) Failures {
	if !f.Free() {
		return fs
	}
	v := r.value(f)
	if v.unit() != f.Unit {
		return append(fs, &Failure{Kind: FailRange, Where: string(f.Address), Got: v.String(),
			Want: "a figure in " + f.Unit.Label().ZH})
	}
	switch v := v.(type) {
	case Count:
		if v.n < 0 || v.n > MaxCount {
			fs = append(fs, &Failure{Kind: FailRange, Where: string(f.Address), Got: v.String(),
				Want: fmt.Sprintf("a count from 0 to %d", int64(MaxCount))})
		}
	case Amount:
		if v.filled && !amountForm.MatchString(v.String()) {
			fs = append(fs, &Failure{Kind: FailRange, Where: string(f.Address), Got: v.String(),
				Want: "an amount that is not negative, with at most 16 digits before and 8 behind the point"})
		}
	}
	return fs
}

// unknownKeys finds what the maps of a report hold and the form does not.
func (r *Report) unknownKeys() Failures {
	f := r.Edition()
	var fs Failures
	for a := range r.More.Figures {
		if figure, err := f.Figure(a); err != nil || !figure.Free() {
			fs = append(fs, unknown(string(a), "a free figure of the form"))
		} else if r.field(string(a)) != nil {
			fs = append(fs, unknown(string(a), "a figure that has no field of its own"))
		}
	}
	for key, t := range r.More.Texts {
		switch {
		case !f.hasText(key):
			fs = append(fs, unknown(key, "a text of the form"))
		case r.field(key) != nil && len(t) > 0:
			fs = append(fs, unknown(key, "a text that has no field of its own"))
		}
	}
	for a, s := range r.Stated.Figures {
		figure, err := f.Figure(a)
		switch {
		case err != nil:
			fs = append(fs, unknown(string(a), "a figure of the form"))
		case figure.Free() && !r.value(figure).Blank():
			fs = append(fs, &Failure{Kind: FailUnknown, Where: string(a), Got: fmt.Sprintf("both %s and the stated text %q", r.value(figure), s),
				Want: "a stated text of a free figure only where the figure is blank"})
		case figure.Free() && s == "":
			fs = append(fs, &Failure{Kind: FailUnknown, Where: string(a), Got: "an empty stated text of a free figure",
				Want: "none: a figure without a text is blank"})
		}
		fs = appendLine(fs, string(a), s)
	}
	fs = appendLine(fs, "stated.title", r.Stated.Title)
	for _, h := range r.Stated.Headings {
		if h.Section != "" && f.Section(h.Section) == nil {
			fs = append(fs, unknown("stated.headings", fmt.Sprintf("no section %q, which the form does not have", h.Section)))
		}
		fs = appendLine(fs, "stated.headings", h.Text)
	}
	// Maps have no order; failures do.
	slices.SortStableFunc(fs, func(a, b *Failure) int { return strings.Compare(a.Where, b.Where) })
	return fs
}

func unknown(where, want string) *Failure {
	return &Failure{Kind: FailUnknown, Where: where, Got: "a key that the form does not have there", Want: want}
}

func appendText(fs Failures, key string, t Text) Failures {
	for i, block := range t {
		n := len(fs)
		switch b := block.(type) {
		case Paragraph:
			fs = appendLine(fs, key, b.String())
			if b.String() == "" {
				fs = append(fs, &Failure{Kind: FailMissing, Where: key, Want: "the text of a paragraph"})
			}
		case *Picture:
			if b == nil {
				fs = append(fs, &Failure{Kind: FailPicture, Where: key, Got: "nil", Want: "a picture"})
				break
			}
			if _, err := b.Decode(); err != nil {
				fs = append(fs, &Failure{Kind: FailPicture, Where: key, Got: err.Error(), Want: "a whole PNG or JPEG file"})
			}
			if strings.TrimSpace(b.Alt) == "" {
				fs = append(fs, &Failure{Kind: FailPicture, Where: key, Got: "no alternative text", Want: "one that says what the picture shows"})
			}
			fs = appendLine(fs, key, b.Alt)
			fs = appendLine(fs, key, b.Caption)
		case *TextTable:
			if b == nil {
				fs = append(fs, &Failure{Kind: FailTable, Where: key, Got: "nil", Want: "a table"})
				break
			}
			fs = appendTable(fs, key, b)
		default:
			fs = append(fs, &Failure{Kind: FailUnknown, Where: key, Got: fmt.Sprintf("%T", block), Want: "a paragraph, a picture or a table"})
		}
		for _, f := range fs[n:] {
			f.Block = i + 1
		}
	}
	return fs
}

func appendTable(fs Failures, key string, t *TextTable) Failures {
	if len(t.Rows) == 0 || len(t.Rows[0]) == 0 || t.HeaderRows < 0 || t.HeaderRows > len(t.Rows) {
		return append(fs, &Failure{Kind: FailTable, Where: key,
			Got:  fmt.Sprintf("%d rows, of which %d are headings", len(t.Rows), t.HeaderRows),
			Want: "a row with a cell at least, and no more headings than rows"})
	}
	fs = appendLine(fs, key, t.Caption)
	for i, row := range t.Rows {
		if len(row) != len(t.Rows[0]) {
			fs = append(fs, &Failure{Kind: FailTable, Where: key,
				Got: fmt.Sprintf("%d cells in row %d", len(row), i+1), Want: fmt.Sprintf("%d as in the first", len(t.Rows[0]))})
		}
		for _, cell := range row {
			fs = appendLine(fs, key, cell)
		}
	}
	return fs
}

// appendLine adds a failure for the first character of s that cannot stand in a
// line of a document.
func appendLine(fs Failures, where, s string) Failures {
	n := 0
	for i, c := range s {
		n++
		if c == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				return append(fs, &Failure{Kind: FailCharacter, Where: where, Character: n,
					Got: fmt.Sprintf("the byte 0x%02X", s[i]), Want: "UTF-8"})
			}
		}
		if Forbidden(c) {
			return append(fs, &Failure{Kind: FailCharacter, Where: where, Character: n,
				Got: fmt.Sprintf("%U", c), Want: "a character that a line of a document may hold"})
		}
	}
	return fs
}

// Forbidden reports whether a character cannot stand in a line of a report: the
// controls and noncharacters that XML 1.0 forbids or discourages, and those that
// end a line. A tab may stand.
func Forbidden(c rune) bool {
	switch {
	case c < 0x20:
		return c != '\t'
	case c >= 0x7F && c <= 0x9F, c == '\u2028', c == '\u2029':
		return true
	default:
		return c&0xFFFE == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF
	}
}
