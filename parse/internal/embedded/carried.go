// Package embedded compares what a file of ours shows with the report that it carries.
package embedded

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/internal/embed"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/recognise"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/parse/internal/tables"
	"github.com/govdisclosure/annualreport/report"
)

// A file of ours carries the report that it was made from: the whole of it, or in
// Markdown its summary. The page is read all the same, exactly as it was written,
// and compared. Where it says what the carried report says, the result is that
// report; where it was edited since, the page counts, and each difference is a
// diagnostic.

// Summary takes the summary of a report that a comment holds; nil where it cannot be
// used, as is said.
func Summary(f *report.Format, l *remark.List, line string) *recognise.Carried {
	s, err := report.ParseSummary(line)
	switch {
	case err != nil:
		l.Say(remark.CarriedDamaged, remark.Of(err))
	case s.Edition != f.ID():
		l.Say(remark.CarriedDamaged, remark.Remark{Quote: "edition " + s.Edition})
	case s.Office == "" || s.Year == 0 || s.Digest == "":
		l.Say(remark.CarriedDamaged, remark.Remark{Quote: line})
	default:
		return &recognise.Carried{Summary: s}
	}
	return nil
}

// Report takes a report that a file carries whole, with its digest; nil where it
// cannot be used, as is said.
func Report(f *report.Format, b *doc.Account, l *remark.List, data []byte, digest string) *recognise.Carried {
	reader := report.Reader{Format: f, MaxBytes: b.Limits.Unpacked, MaxMemory: b.Left()}
	r, err := reader.ReadJSONContext(b.Ctx, bytes.NewReader(data))
	if doc.OverLimit(err) {
		doc.Must(b.Ended(err))
	}
	if err != nil {
		l.Say(remark.CarriedDamaged, remark.Of(err))
		return nil
	}
	doc.Must(b.Grow(2 * int64(len(data)))) // the report, and what it is written as to be compared
	defer b.Release(int64(len(data)))
	c, err := report.Carry(r)
	if err != nil {
		l.Say(remark.CarriedDamaged, remark.Of(err))
		return nil
	}
	if digest != "" && c.Digest != digest {
		l.Say(remark.CarriedDamaged, remark.Remark{Quote: digest + " ≠ " + c.Digest})
		return nil
	}
	return &recognise.Carried{Summary: c.Summary, Report: r}
}

// Digest says what the digest over the whole file says, and reports whether the file
// is as it was written. Where it is not, a person should know: a page can show what no
// reader sees. carries says that the file carries a report.
func Digest(l *remark.List, state embed.State, carries bool) (intact bool) {
	switch {
	case state == embed.Matches:
		return true
	case state == embed.Differs:
		l.Say(remark.CarriedResaved, remark.Remark{})
	case carries:
		l.Say(remark.CarriedNoDigest, remark.Remark{})
	}
	return false
}

// OfFile reports whether a code is about the file, whatever its pages show.
func OfFile(c remark.Code) bool { return c == remark.CarriedResaved || c == remark.CarriedNoDigest }

// filledIn counts what was blank when the file was made and is so no more. To be
// filled in is what a form is for: that is said once.
type filledIn struct{ figures, texts int }

// comparison compares what was read with what the file carries.
type comparison struct{ *recognise.Recogniser }

// Reconcile makes the report of the page and of what the file carries.
func Reconcile(r *recognise.Recogniser) { comparison{r}.reconcile() }

func (rc comparison) reconcile() {
	r, s := rc.Report, &rc.Carried.Summary
	rc.takeStated()
	if kind, err := report.ParseKind(s.Kind); err == nil {
		r.Kind = kind
	}
	if d, err := report.ParseDate(s.Published); err == nil {
		r.Published = d
	}
	if recognise.Shown(r.Office) == recognise.Shown(s.Office) {
		r.Office = s.Office
	}
	rc.takeContact()
	rc.takeRuns()
	rc.takeFigures()
	rc.compareTables()
	if rc.asCarried() {
		return
	}
	before := len(rc.Remarks.All)
	var filled filledIn
	rc.compareFigures(&filled)
	if rc.Carried.Report != nil {
		rc.compareTexts(rc.Carried.Report, &filled)
	} else {
		rc.compareSummary(&filled)
	}
	if rc.asCarried() {
		return
	}
	if filled != (filledIn{}) {
		rc.Remarks.Say(remark.CarriedFilled, remark.Remark{Count: filled.figures, Read: strconv.Itoa(filled.texts)})
	}
	if len(rc.Remarks.All) == before && !slices.ContainsFunc(rc.Remarks.All, func(d remark.Remark) bool { return tells(d.Code) }) {
		whole, _ := report.FieldLabel("")
		rc.Remarks.Say(remark.CarriedChanged, remark.Remark{Place: whole})
	}
}

// asCarried reports whether the report that was read is the one that the file carries.
// Then what was noted of it while it was read is no news: what is blank or odd in it
// was so when it was written. What the pages show beside it stays noted.
func (rc comparison) asCarried() bool {
	digest, err := report.Digest(rc.Report)
	if err != nil || digest != rc.Carried.Summary.Digest {
		return false
	}
	rc.Remarks.All = slices.DeleteFunc(rc.Remarks.All, func(d remark.Remark) bool { return !OfFile(d.Code) && !tells(d.Code) })
	return true
}

// tells reports whether a code says that pages show something which no report that
// they carry holds, or lack something that it does.
func tells(c remark.Code) bool {
	switch c {
	case remark.TitleMissing, remark.SectionMissing, remark.SectionHeading, remark.SectionDoubtful,
		remark.TableMissing, remark.TableJoined, remark.TableHeads, remark.TableLeftOver, remark.TableNote, remark.TablePassedOver,
		remark.RowMissing, remark.RowAmbiguous, remark.RowTwice, remark.RowByPlace, remark.LabelVaried, remark.FigureMissing,
		remark.TextLeftOut, remark.TextHidden, remark.TextUnhidden, remark.TextCharacter,
		remark.PictureLeftOut, remark.DocumentOther, remark.ChangesAccepted, remark.ControlBound, remark.CarriedLabel, remark.CarriedEdited:
		return true
	}
	return false
}

// takeStated takes the title and the headings as published from what the file carries,
// unless the page says others than the form, as none of ours does.
func (rc comparison) takeStated() {
	r, s := rc.Report, &rc.Carried.Summary
	if t := r.Stated.Title; t != "" {
		rc.Remarks.Say(remark.CarriedText, remark.Remark{Key: "stated.title", Quote: t})
	} else {
		r.Stated.Title = s.Title
	}
	edited := func(d remark.Remark) bool { return d.Code == remark.SectionHeading || d.Code == remark.SectionMissing }
	if !slices.ContainsFunc(rc.Remarks.All, edited) {
		r.Stated.Headings = s.Headings
	}
}

// compareSummary notes which texts, and whether the title, were changed since a file
// was made that carries but a summary.
func (rc comparison) compareSummary(filled *filledIn) {
	r, s := rc.Report, &rc.Carried.Summary
	for _, key := range rc.Form.Format.TextKeys() {
		switch now, _ := r.Text(key); { // the key is the form's own
		case s.SameText(key, now):
		case s.Texts[key] == "" && len(now) > 0:
			filled.texts++
		case len(s.Texts) > 0: // one without any is of a report without texts
			rc.Remarks.Say(remark.CarriedChanged, remark.Remark{Key: key})
		}
	}
	if r.Office != s.Office || r.Year != s.Year {
		rc.Remarks.Say(remark.CarriedText, remark.Remark{Key: "stated.title", Quote: r.Office + rc.Form.Format.Title(r.Year)})
	}
}

// takeContact takes the contact back out of the sentence that closes the opening.
func (rc comparison) takeContact() {
	c := rc.Carried.Summary.Contact
	if c == nil {
		return
	}
	sentence := c.Sentence(rc.Carried.Summary.Office)
	n := len(rc.Report.Opening)
	if n > 0 {
		if p, ok := rc.Report.Opening[n-1].(report.Paragraph); ok && recognise.Shown(p.String()) == recognise.Shown(sentence) {
			rc.Report.Opening, rc.Report.Contact = rc.Report.Opening[:n-1:n-1], *c
			if n == 1 {
				rc.Report.Opening = nil
			}
			return
		}
	}
	rc.Remarks.Say(remark.CarriedText, remark.Remark{Key: "contact", Quote: sentence})
}

// takeRuns divides the paragraphs into the runs that they had.
func (rc comparison) takeRuns() {
	for key := range rc.Carried.Summary.Runs {
		t, err := rc.Report.Text(key)
		if err != nil {
			continue // not a key of the form: the summary was changed
		}
		if err := rc.Report.SetText(key, rc.Carried.Summary.Divided(key, t)); err != nil {
			panic(err) // the key is the form's own
		}
	}
}

// takeFigures keeps as stated what the report stated, exactly as it stands in the
// cell, and of other totals only what does not follow from the figures.
func (rc comparison) takeFigures() {
	r := rc.Report
	figures := rc.Form.Format.Figures()
	for i := range figures {
		f := &figures[i]
		c, found := rc.Tables.Cells[f.Address]
		if !found {
			continue
		}
		if slices.Contains(rc.Carried.Summary.Stated, f.Address) {
			// White space does not count: HTML, and programs that edit, change it.
			shown := rc.Carried.Summary.Shown(f.Address)
			if recognise.Shown(c.Text) != recognise.Shown(shown) {
				continue // edited
			}
			if f.Free() {
				if err := r.Set(f.Address, nil); err != nil {
					panic(err) // the address is the form's own
				}
			}
			rc.State(f.Address, shown)
			continue
		}
		if v, err := r.Value(f.Address); err == nil && !f.Free() && r.Stated.Figures[f.Address] == v.String() {
			delete(r.Stated.Figures, f.Address)
		}
	}
	if len(r.Stated.Figures) == 0 {
		r.Stated.Figures = nil
	}
}

// compareFigures notes each cell that shows another figure than it did when the
// file was made.
func (rc comparison) compareFigures(filled *filledIn) {
	figures := rc.Form.Format.Figures()
	for i := range figures {
		a := figures[i].Address
		shown := ""
		if c, found := rc.Tables.Cells[a]; found {
			shown = tables.Read(&figures[i], c.Text, tables.Spacing{}).Text
		}
		switch was := rc.Carried.Summary.Shown(a); {
		case shown == was || recognise.Shown(rc.Tables.Cells[a].Text) == recognise.Shown(was):
		case was == "":
			filled.figures++
		default:
			rc.Remarks.Say(remark.CarriedEdited, remark.Remark{Address: a, Line: rc.Tables.Cells[a].Line, Quote: shown, Read: was})
		}
	}
}

// compareTexts takes the texts, the title and what no page shows from the carried
// report where the page says the same, and notes where it does not. White space does
// not count: programs that edit a document change it.
func (rc comparison) compareTexts(was *report.Report, filled *filledIn) {
	r := rc.Report
	for _, key := range rc.Form.Format.TextKeys() {
		now, _ := r.Text(key) // the keys are the form's own
		old, _ := was.Text(key)
		at, same := sameText(now, old, rc.Printed)
		switch {
		case same:
		case len(old) == 0:
			filled.texts++
			old = now
		default:
			rc.Remarks.Say(remark.CarriedText, remark.Remark{Key: key, Quote: at})
			old = mergeText(now, old, rc.Printed)
		}
		if err := r.SetText(key, old); err != nil {
			panic(err)
		}
	}
	if recognise.Shown(r.Office) == recognise.Shown(was.Office) {
		r.Office = was.Office
	} else {
		rc.Remarks.Say(remark.CarriedText, remark.Remark{Key: "office", Quote: r.Office})
	}
	if r.Year != was.Year {
		rc.Remarks.Say(remark.CarriedText, remark.Remark{Key: "year", Quote: r.Stated.Title})
	}
}

// contents lists what a text says, without weights, white space and pictures, of
// which only the captions are text.
func contents(t report.Text) []string {
	var all []string
	add := func(s string) {
		if s = recognise.Shown(s); s != "" {
			all = append(all, s)
		}
	}
	for _, block := range t {
		switch b := block.(type) {
		case report.Paragraph:
			add(b.String())
		case *report.Picture:
			add(b.Caption)
		case *report.TextTable:
			add(b.Caption)
			for _, row := range b.Rows {
				add(strings.Join(row, "\t"))
			}
		}
	}
	return all
}
