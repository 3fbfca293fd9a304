package recognise

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/reflow"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/report"
)

// divide gives every item of the document to the title, to a text or to the page
// around the report.
func (rc *Recogniser) divide(items []item) error {
	first := slices.IndexFunc(items, func(it item) bool { return it.section >= 0 || it.table != nil })
	if first < 0 {
		first = len(items)
	}
	t, titled, err := rc.findTitle(items[:first])
	if err != nil {
		return err
	}
	d := divider{rc: rc, texts: map[string][]doc.Block{}, key: OpeningKey}
	from := 0
	if titled {
		d.leaveOut(items[:t.from])
		from = t.to
	}
	if rc.Carried == nil {
		for from < first && aside(&items[from]) {
			d.leaveOut(items[from : from+1])
			from++
		}
	}
	d.add(items[from:first], true)
	end := len(items)
	if rc.Carried == nil {
		end = rc.pageEnd(items)
	}
	d.sections(items[first:end])
	d.leaveOut(items[end:])
	d.finish()
	rc.headingsAsStated(items)

	var texts []string
	for _, key := range rc.Form.Format.TextKeys() {
		for _, b := range d.texts[key] {
			texts = append(texts, b.Text())
		}
	}
	above := ""
	for i := t.from - 1; titled && i >= 0 && above == ""; i-- {
		above = han.Trim(items[i].Text())
	}
	rc.identify(t.Title, titled, above, texts)
	rc.publishedOnPage()
	return nil
}

// shortestOpening is the number of characters below which a line without a full stop
// is none of the opening of a report: a date, a byline, a call to follow.
const shortestOpening = 20

// longestByline is the number of characters of the longest line that, with a day in
// it as pages write it, says who published the report and when.
const longestByline = 60

var pageDay = regexp.MustCompile(`20[0-9]{2}(?:[-/.][0-9]{1,2}[-/.][0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}日\s*[0-9]{1,2}:[0-9]{2})`)

// aside reports whether an item between the title and the opening is part of neither.
func aside(it *item) bool {
	text := han.Trim(it.Text())
	if !it.Paragraph() || strings.ContainsAny(text, "。；") {
		return false
	}
	n := utf8.RuneCountInString(text)
	return n < shortestOpening || n < longestByline && pageDay.MatchString(text)
}

// OpeningKey is the key of the text before the first section.
const OpeningKey = "opening"

// divider collects the paragraphs of the texts, by key.
type divider struct {
	rc    *Recogniser
	texts map[string][]doc.Block
	key   string // of the text that is being read
	left  []string
	line  int
}

// add adds items to the text that is being read, but for those of the page.
func (d *divider) add(items []item, links bool) {
	for i := range items {
		it := &items[i]
		switch {
		case it.table == nil && it.Block.Table != nil:
			d.addTable(it)
		case it.joined:
			// The number of the heading that follows, or the end of one.
		case it.contents:
			d.leaveOut(items[i : i+1])
		case it.Picture != nil && d.key == OpeningKey && len(it.Picture.Data) == 0:
			// A page has pictures all around.
		case d.rc.Carried == nil && it.Paragraph() && (furniture(it.Text()) || links && it.Hint == doc.HintLinks):
			d.leaveOut(items[i : i+1])
		default:
			d.flush()
			d.texts[d.key] = append(d.texts[d.key], it.Block)
		}
	}
}

// addTable adds a table that is none of the form: a small table of the text it
// stands in. Before the first section it is one of the page.
func (d *divider) addTable(it *item) {
	quote := gridQuote(it.Block.Table)
	if d.rc.Carried == nil && (d.key == OpeningKey || it.Hint == doc.HintLinks || quote == "") {
		if quote != "" {
			d.rc.metadata(quote)
			d.rc.Remarks.Say(remark.TablePassedOver, remark.Remark{Line: it.Line, Quote: quote})
		}
		return
	}
	d.texts[d.key] = append(d.texts[d.key], it.Block)
}

func gridQuote(g *doc.Table) string {
	var words []string
	for _, row := range g.Rows {
		for _, c := range row {
			if s := han.OneLine(c.Text); s != "" {
				words = append(words, s)
			}
			if len(words) > 20 {
				return strings.Join(words, " ")
			}
		}
	}
	return strings.Join(words, " ")
}

// leaveOut notes that items are no part of the report; neighbours together.
func (d *divider) leaveOut(items []item) {
	for i := range items {
		it := &items[i]
		if it.Block.Table != nil {
			d.addTable(&item{Block: doc.Block{Table: it.Block.Table, Hint: doc.HintLinks, Line: it.Line}})
			continue
		}
		if it.Picture != nil && d.rc.Carried != nil {
			d.rc.Remarks.Say(remark.PictureLeftOut, remark.Remark{Line: it.Line, Quote: it.Picture.Alt})
		}
		if it.Blank() || it.Picture != nil {
			continue
		}
		if len(d.left) == 0 {
			d.line = it.Line
		}
		d.left = append(d.left, han.OneLine(it.Text()))
	}
}

// What pages say of a document in lines and tables above it.
var (
	publisher = regexp.MustCompile(`(?:发布机构|发文机关|发布单位|公开主体|信息来源)\s*[:：]?\s*([^\s:：/|]{4,40})`)
	published = regexp.MustCompile(`(?:(?:发布|公开|发文)(?:日期|时间)|(?:^|\P{Han})(?:日期|时间)\s*[:：])\s*[:：]?\s*(20[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2})`)
)

// metadata takes from what a page says of the document what its text may lack.
func (rc *Recogniser) metadata(text string) {
	if m := publisher.FindStringSubmatch(text); m != nil && rc.page.Source == "" {
		rc.page.Source = m[1]
	}
	if m := published.FindStringSubmatch(text); m != nil && rc.page.Published == "" {
		rc.page.Published = m[1]
	}
}

func (d *divider) flush() {
	if len(d.left) > 0 {
		d.rc.metadata(strings.Join(d.left, " / "))
		d.rc.Remarks.Say(remark.TextLeftOut, remark.Remark{Line: d.line, Quote: strings.Join(d.left, " / ")})
		d.left = nil
	}
}

// sections goes through the items from the first heading on.
func (d *divider) sections(items []item) {
	sections := d.rc.Form.Format.Sections()
	seen := map[string]int{} // tables, by the section
	for i := range items {
		it := &items[i]
		switch {
		case it.section >= 0:
			d.key = sections[it.section].TextKeys()[0]
			if it.runOn != "" {
				d.texts[d.key] = append(d.texts[d.key], doc.TextBlock(it.runOn, it.Line))
			}
		case it.table != nil:
			if d.rc.Carried != nil {
				d.rc.CarriedTables = append(d.rc.CarriedTables, CarriedTable{Section: it.table, Table: it.Block.Table})
			}
			keys := it.table.TextKeys()
			d.notes(it, keys[len(keys)-1])
			d.key = keys[len(keys)-1]
			if it.Block.Table.Apart || seen[it.table.Key] == 1 {
				d.rc.Remarks.Say(remark.TableJoined, remark.Remark{Key: it.table.Key, Line: it.Line})
			}
			seen[it.table.Key]++
		case it.joined:
		case it.contents:
			d.leaveOut(items[i : i+1])
		case d.rc.Carried == nil && it.Paragraph() && (d.repeats(it) || d.caption(it, seen[sectionOfKey(d.key)] > 0)):
			d.leaveOut(items[i : i+1])
		default:
			d.add(items[i:i+1], i > len(items)/2)
		}
	}
	d.flush()
}

func sectionOfKey(key string) string {
	section, _, _ := strings.Cut(key, ".")
	return section
}

// caption reports whether a paragraph only names a part of the section's table, as the
// caption of the piece that follows: a band of it above the first piece, any label
// below.
func (d *divider) caption(it *item, below bool) bool {
	m := d.rc.Form.Match(it.Text())
	if len(m.Labels) == 0 || m.Labels[0].Section.Key != sectionOfKey(d.key) {
		return false
	}
	return below || m.Labels[0].Kind == form.BandLabel && !m.Varied
}

// repeats reports whether a paragraph says the heading of the section again before
// anything else, as a caption of its table.
func (d *divider) repeats(it *item) bool {
	if slices.ContainsFunc(d.texts[d.key], func(b doc.Block) bool { return !b.Blank() }) {
		return false
	}
	s := d.rc.Form.Format.Section(sectionOfKey(d.key))
	return s != nil && han.Fold(it.Text()).Full == han.Fold(s.Heading()).Full
}

// note is how a text in a table begins that is a remark on it, and onlyNote all of one
// whose text stands elsewhere.
var (
	onlyNote = regexp.MustCompile(`^(?:注|备注|说明|附注)[:：]?$`)
)

// notes adds to the texts around a table what stands in it and is no part of it: a
// sentence; anything less is noted.
func (d *divider) notes(it *item, below string) {
	for i := 0; i < len(it.rest); {
		// What is left of one row belongs together.
		t := it.rest[i]
		text, from := han.OneLine(t.Text), i
		for i++; i < len(it.rest) && it.rest[i].Row == t.Row; i++ {
			text += " | " + han.OneLine(it.rest[i].Text)
		}
		sentence := i == from+1 && (reflow.Note.MatchString(text) || strings.Contains(text, "。") || utf8.RuneCountInString(text) >= 15)
		if i == from+2 && onlyNote.MatchString(han.Trim(t.Text)) && !doc.FigureLike(it.rest[from+1].Text) {
			// What it says stands in the next cell.
			text, sentence = han.OneLine(t.Text)+" "+han.OneLine(it.rest[from+1].Text), true
		}
		if sentence {
			d.texts[below] = append(d.texts[below], doc.TextBlock(text, t.Line))
			d.rc.Remarks.Say(remark.TableNote, remark.Remark{Key: it.table.Key, Line: t.Line, Quote: text})
			continue
		}
		d.rc.Remarks.Say(remark.TableLeftOver, remark.Remark{Key: it.table.Key, Line: t.Line, Quote: text})
	}
}

// finish makes the texts of the report.
func (d *divider) finish() {
	d.flush()
	halfWidth := false
	for _, key := range d.rc.Form.Format.TextKeys() {
		t := d.rc.text(key, d.texts[key])
		if err := d.rc.Report.SetText(key, t); err != nil {
			panic(err) // the key is the form's own
		}
		if d.rc.Carried == nil {
			d.rc.sayScrap(key, t)
		}
		for _, b := range t {
			p, ok := b.(report.Paragraph)
			if !ok || halfWidth {
				continue
			}
			if m := halfWidthForm.FindString(han.PrefixRunes(p.String(), doc.LongestSearch)); m != "" {
				halfWidth = true
				d.rc.Remarks.Say(remark.TextPunctuation, remark.Remark{Key: key, Quote: m})
			}
		}
	}
}

var halfWidthForm = regexp.MustCompile(`\p{Han}{1,4}[,;:!?()]\p{Han}{1,4}`)

// drawnLineOnly is a line drawn with characters, between parts of a document or above
// a table.
var drawnLineOnly = regexp.MustCompile(`^[\s\x{3000}|+]*[-=─━_*~═]{3}[\s\x{3000}|+\-=─━_*~═┼┬┴]*$`)

// text makes a text of blocks: paragraphs that were cut are joined, white space
// around them and characters that no document may hold are left out.
func (rc *Recogniser) text(key string, blocks []doc.Block) report.Text {
	var t report.Text
	var last *doc.Block
	var pictured *report.Picture // the block before
	var joined remark.Remark
	for i := range blocks {
		b := &blocks[i]
		picture := pictured
		pictured = nil
		switch {
		case b.Table != nil:
			last = nil
			table := textTable(b.Table, rc.Carried != nil)
			if table == nil {
				continue
			}
			if n := len(t); rc.Carried != nil && i > 0 && blocks[i-1].Caption && !blocks[i-1].Loose && n > 0 {
				if p, ok := t[n-1].(report.Paragraph); ok && han.Squeeze(p.String()) == han.Squeeze(blocks[i-1].Text()) {
					table.Caption = blocks[i-1].Text()
					t = t[:n-1]
				}
			}
			table.Caption = rc.cleanText(key, table.Caption, b.Line)
			for _, row := range table.Rows {
				for k := range row {
					row[k] = rc.cleanText(key, row[k], b.Line)
				}
			}
			t = append(t, table)
		case rc.Carried != nil && b.Caption && b.Loose && picture != nil:
			picture.Caption = rc.cleanText(key, b.Text(), b.Line)
		case b.Picture != nil:
			last = nil
			alt := rc.cleanText(key, b.Picture.Alt, b.Line)
			if len(b.Picture.Data) == 0 || strings.TrimSpace(alt) == "" {
				rc.Remarks.Say(remark.PictureLeftOut, remark.Remark{Key: key, Line: b.Line, Quote: b.Picture.Alt})
				continue
			}
			b.Picture.Alt = alt
			t = append(t, b.Picture)
			pictured = b.Picture
		default:
			if rc.Carried == nil && drawnLineOnly.MatchString(b.Text()) {
				last = nil
				continue
			}
			p := rc.clean(key, b)
			if len(p) == 0 || rc.Carried == nil && strings.Trim(p.String(), "| \t") == "" {
				continue
			}
			if last == nil {
				t = append(t, p)
			} else if before := t[len(t)-1].(report.Paragraph); b.Flow != doc.FlowUnknown && reflow.FlowsOn(before.String(), p.String(), b.Flow) {
				t[len(t)-1] = reflow.JoinParagraphs(before, p)
			} else if b.Flow == doc.FlowUnknown && reflow.GoesOn(before.String(), p.String()) {
				if joined.Quote == "" {
					joined = remark.Remark{Key: key, Line: b.Line, Quote: han.SuffixRunes(before.String(), 10) + han.PrefixRunes(p.String(), 10)}
				}
				joined.Count++
				t[len(t)-1] = reflow.JoinParagraphs(before, p)
			} else {
				t = append(t, p)
			}
			last = nil
			if b.Loose {
				last = b
			}
		}
	}
	if joined.Count > 0 {
		rc.Remarks.Say(remark.TextJoined, joined)
	}
	return t
}

// beyond reports whether an item is the heading of a section after the form's last.
func beyond(it *item, sections int) bool {
	text := han.Trim(it.Text())
	if !it.Paragraph() || utf8.RuneCountInString(text) > 30 || strings.ContainsAny(text, "。；，") || !han.BeginsNumbered(text) {
		return false
	}
	n, err := strconv.Atoi(han.Fold(text).Number)
	return err == nil && n == sections+1 && han.Fold(text).Core != ""
}

// headingsAsStated notes headings that differ from the form, and keeps all as
// published where one does.
func (rc *Recogniser) headingsAsStated(items []item) {
	sections := rc.Form.Format.Sections()
	var stated []report.StatedHeading
	differs := false
	next := 0
	for i := range items {
		it := &items[i]
		if it.section < 0 {
			if next > 0 && beyond(it, len(sections)) {
				stated = append(stated, report.StatedHeading{Text: rc.cleanText("", han.OneLine(it.Text()), it.Line)})
				differs = true
				rc.Remarks.Say(remark.SectionUnknown, remark.Remark{Key: sections[next-1].Key, Line: it.Line, Quote: han.OneLine(it.Text())})
			}
			continue
		}
		s := &sections[it.section]
		text := rc.cleanText(s.Key, it.numeral+han.OneLine(it.Text()), it.Line)
		stated = append(stated, report.StatedHeading{Section: s.Key, Text: text})
		if han.Squeeze(text) != han.Squeeze(s.Heading()) {
			differs = true
			rc.Remarks.Say(remark.SectionHeading, remark.Remark{Key: s.Key, Line: it.Line, Quote: text, Read: s.Heading()})
		}
		differs = differs || it.section != next
		next = it.section + 1
	}
	for i := range sections {
		if !slices.ContainsFunc(stated, func(h report.StatedHeading) bool { return h.Section == sections[i].Key }) {
			differs = true
			rc.Remarks.Say(remark.SectionMissing, remark.Remark{Key: sections[i].Key})
		}
	}
	if differs && len(stated) > 0 {
		rc.Report.Stated.Headings = stated
	}
}
