package parse

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/internal/embed"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/report"
)

// A file of ours carries the report that it was made from: the whole of it, or in
// Markdown its summary. The page is read all the same, exactly as it was written,
// and compared. Where it says what the carried report says, the result is that
// report; where it was edited since, the page counts, and each difference is a
// diagnostic.

// takeSummary takes the summary of a report that a comment holds; nil where it cannot be
// used, as is said.
func takeSummary(f *report.Format, l *remark.List, line string) *own {
	s, err := report.ParseSummary(line)
	switch {
	case err != nil:
		l.Say(remark.CarriedDamaged, remark.Remark{Quote: err.Error()})
	case s.Edition != f.ID():
		l.Say(remark.CarriedDamaged, remark.Remark{Quote: "edition " + s.Edition})
	case s.Office == "" || s.Year == 0 || s.Digest == "":
		l.Say(remark.CarriedDamaged, remark.Remark{Quote: line})
	default:
		return &own{summary: s}
	}
	return nil
}

// takeReport takes a report that a file carries whole, with its digest; nil where it
// cannot be used, as is said.
func takeReport(f *report.Format, b *account, l *remark.List, data []byte, digest string) *own {
	reader := report.Reader{Format: f, MaxBytes: b.limits.Unpacked, MaxMemory: b.Left()}
	r, err := reader.ReadJSONContext(b.ctx, bytes.NewReader(data))
	if overLimit(err) {
		must(b.ended(err))
	}
	if err != nil {
		l.Say(remark.CarriedDamaged, remark.Remark{Quote: err.Error()})
		return nil
	}
	must(b.Grow(2 * int64(len(data)))) // the report, and what it is written as to be compared
	defer b.Release(int64(len(data)))
	c, err := report.Carry(r)
	if err != nil {
		l.Say(remark.CarriedDamaged, remark.Remark{Quote: err.Error()})
		return nil
	}
	if digest != "" && c.Digest != digest {
		l.Say(remark.CarriedDamaged, remark.Remark{Quote: digest + " ≠ " + c.Digest})
		return nil
	}
	return &own{summary: c.Summary, report: r}
}

// takeDigest says what the digest over the whole file says, and reports whether the file
// is as it was written. Where it is not, a person should know: a page can show what no
// reader sees. carries says that the file carries a report.
func takeDigest(l *remark.List, state embed.State, carries bool) (intact bool) {
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

// ofFile reports whether a code is about the file, whatever its pages show.
func ofFile(c remark.Code) bool { return c == remark.CarriedResaved || c == remark.CarriedNoDigest }

// filledIn counts what was blank when the file was made and is so no more. To be
// filled in is what a form is for: that is said once.
type filledIn struct{ figures, texts int }

// comparison compares what was read with what the file carries.
type comparison struct{ *recogniser }

// reconcile makes the report of the page and of what the file carries.
func reconcile(r *recogniser) { comparison{r}.reconcile() }

func (rc comparison) reconcile() {
	r, s := rc.report, &rc.own.summary
	rc.takeStated()
	if kind, err := report.ParseKind(s.Kind); err == nil {
		r.Kind = kind
	}
	if d, err := report.ParseDate(s.Published); err == nil {
		r.Published = d
	}
	if shownOf(r.Office) == shownOf(s.Office) {
		r.Office = s.Office
	}
	rc.takeContact()
	rc.takeRuns()
	rc.takeFigures()
	rc.compareTables()
	if rc.asCarried() {
		return
	}
	before := len(rc.remarks.All)
	var filled filledIn
	rc.compareFigures(&filled)
	if rc.own.report != nil {
		rc.compareTexts(rc.own.report, &filled)
	} else {
		rc.compareSummary(&filled)
	}
	if rc.asCarried() {
		return
	}
	if filled != (filledIn{}) {
		rc.remarks.Say(remark.CarriedFilled, remark.Remark{Count: filled.figures, Read: strconv.Itoa(filled.texts)})
	}
	if len(rc.remarks.All) == before && !slices.ContainsFunc(rc.remarks.All, func(d remark.Remark) bool { return tells(d.Code) }) {
		whole, _ := report.FieldLabel("")
		rc.remarks.Say(remark.CarriedChanged, remark.Remark{Place: whole})
	}
}

// asCarried reports whether the report that was read is the one that the file carries.
// Then what was noted of it while it was read is no news: what is blank or odd in it
// was so when it was written. What the pages show beside it stays noted.
func (rc comparison) asCarried() bool {
	digest, err := report.Digest(rc.report)
	if err != nil || digest != rc.own.summary.Digest {
		return false
	}
	rc.remarks.All = slices.DeleteFunc(rc.remarks.All, func(d remark.Remark) bool { return !ofFile(d.Code) && !tells(d.Code) })
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
	r, s := rc.report, &rc.own.summary
	if t := r.Stated.Title; t != "" {
		rc.remarks.Say(remark.CarriedText, remark.Remark{Key: "stated.title", Quote: t})
	} else {
		r.Stated.Title = s.Title
	}
	edited := func(d remark.Remark) bool { return d.Code == remark.SectionHeading || d.Code == remark.SectionMissing }
	if !slices.ContainsFunc(rc.remarks.All, edited) {
		r.Stated.Headings = s.Headings
	}
}

// compareSummary notes which texts, and whether the title, were changed since a file
// was made that carries but a summary.
func (rc comparison) compareSummary(filled *filledIn) {
	r, s := rc.report, &rc.own.summary
	for _, key := range rc.form.Format.TextKeys() {
		switch now, _ := r.Text(key); { // the key is the form's own
		case s.SameText(key, now):
		case s.Texts[key] == "" && len(now) > 0:
			filled.texts++
		case len(s.Texts) > 0: // one without any is of a report without texts
			rc.remarks.Say(remark.CarriedChanged, remark.Remark{Key: key})
		}
	}
	if r.Office != s.Office || r.Year != s.Year {
		rc.remarks.Say(remark.CarriedText, remark.Remark{Key: "stated.title", Quote: r.Office + rc.form.Format.Title(r.Year)})
	}
}

// takeContact takes the contact back out of the sentence that closes the opening.
func (rc comparison) takeContact() {
	c := rc.own.summary.Contact
	if c == nil {
		return
	}
	sentence := c.Sentence(rc.own.summary.Office)
	n := len(rc.report.Opening)
	if n > 0 {
		if p, ok := rc.report.Opening[n-1].(report.Paragraph); ok && shownOf(p.String()) == shownOf(sentence) {
			rc.report.Opening, rc.report.Contact = rc.report.Opening[:n-1:n-1], *c
			if n == 1 {
				rc.report.Opening = nil
			}
			return
		}
	}
	rc.remarks.Say(remark.CarriedText, remark.Remark{Key: "contact", Quote: sentence})
}

// takeRuns divides the paragraphs into the runs that they had.
func (rc comparison) takeRuns() {
	for key := range rc.own.summary.Runs {
		t, err := rc.report.Text(key)
		if err != nil {
			continue // not a key of the form: the summary was changed
		}
		if err := rc.report.SetText(key, rc.own.summary.Divided(key, t)); err != nil {
			panic(err) // the key is the form's own
		}
	}
}

// takeFigures keeps as stated what the report stated, exactly as it stands in the
// cell, and of other totals only what does not follow from the figures.
func (rc comparison) takeFigures() {
	r := rc.report
	figures := rc.form.Format.Figures()
	for i := range figures {
		f := &figures[i]
		c, found := rc.tables.cells[f.Address]
		if !found {
			continue
		}
		if slices.Contains(rc.own.summary.Stated, f.Address) {
			// White space does not count: HTML, and programs that edit, change it.
			shown := rc.own.summary.Shown(f.Address)
			if shownOf(c.text) != shownOf(shown) {
				continue // edited
			}
			if f.Free() {
				if err := r.Set(f.Address, nil); err != nil {
					panic(err) // the address is the form's own
				}
			}
			rc.state(f.Address, shown)
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
	figures := rc.form.Format.Figures()
	for i := range figures {
		a := figures[i].Address
		shown := ""
		if c, found := rc.tables.cells[a]; found {
			shown = readFigure(figures[i].Unit, c.text, spacing{}).text
		}
		switch was := rc.own.summary.Shown(a); {
		case shown == was || shownOf(rc.tables.cells[a].text) == shownOf(was):
		case was == "":
			filled.figures++
		default:
			rc.remarks.Say(remark.CarriedEdited, remark.Remark{Address: a, Line: rc.tables.cells[a].line, Quote: shown, Read: was})
		}
	}
}

// compareTexts takes the texts, the title and what no page shows from the carried
// report where the page says the same, and notes where it does not. White space does
// not count: programs that edit a document change it.
func (rc comparison) compareTexts(was *report.Report, filled *filledIn) {
	r := rc.report
	for _, key := range rc.form.Format.TextKeys() {
		now, _ := r.Text(key) // the keys are the form's own
		old, _ := was.Text(key)
		at, same := sameText(now, old, rc.printed)
		switch {
		case same:
		case len(old) == 0:
			filled.texts++
			old = now
		default:
			rc.remarks.Say(remark.CarriedText, remark.Remark{Key: key, Quote: at})
			old = mergeText(now, old, rc.printed)
		}
		if err := r.SetText(key, old); err != nil {
			panic(err)
		}
	}
	if shownOf(r.Office) == shownOf(was.Office) {
		r.Office = was.Office
	} else {
		rc.remarks.Say(remark.CarriedText, remark.Remark{Key: "office", Quote: r.Office})
	}
	if r.Year != was.Year {
		rc.remarks.Say(remark.CarriedText, remark.Remark{Key: "year", Quote: r.Stated.Title})
	}
}

// contents lists what a text says, without weights, white space and pictures, of
// which only the captions are text.
func contents(t report.Text) []string {
	var all []string
	add := func(s string) {
		if s = shownOf(s); s != "" {
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
