package parse

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/report"
)

// divide gives every item of the document to the title, to a text or to the page
// around the report.
func (rc *recogniser) divide(items []item) error {
	first := slices.IndexFunc(items, func(it item) bool { return it.section >= 0 || it.table != nil })
	if first < 0 {
		first = len(items)
	}
	t, titled, err := rc.findTitle(items[:first])
	if err != nil {
		return err
	}
	d := divider{rc: rc, texts: map[string][]block{}, key: openingKey}
	from := 0
	if titled {
		d.leaveOut(items[:t.from])
		from = t.to
	}
	if rc.own == nil {
		for from < first && aside(&items[from]) {
			d.leaveOut(items[from : from+1])
			from++
		}
	}
	d.add(items[from:first], true)
	end := len(items)
	if rc.own == nil {
		end = rc.pageEnd(items)
	}
	d.sections(items[first:end])
	d.leaveOut(items[end:])
	d.finish()
	rc.headingsAsStated(items)

	var texts []string
	for _, key := range rc.form.Format.TextKeys() {
		for _, b := range d.texts[key] {
			texts = append(texts, b.text())
		}
	}
	above := ""
	for i := t.from - 1; titled && i >= 0 && above == ""; i-- {
		above = han.Trim(items[i].text())
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
	text := han.Trim(it.text())
	if !it.paragraph() || strings.ContainsAny(text, "。；") {
		return false
	}
	n := utf8.RuneCountInString(text)
	return n < shortestOpening || n < longestByline && pageDay.MatchString(text)
}

// openingKey is the key of the text before the first section.
const openingKey = "opening"

// divider collects the paragraphs of the texts, by key.
type divider struct {
	rc    *recogniser
	texts map[string][]block
	key   string // of the text that is being read
	left  []string
	line  int
}

// add adds items to the text that is being read, but for those of the page.
func (d *divider) add(items []item, links bool) {
	for i := range items {
		it := &items[i]
		switch {
		case it.table == nil && it.block.table != nil:
			d.addTable(it)
		case it.joined:
			// The number of the heading that follows, or the end of one.
		case it.contents:
			d.leaveOut(items[i : i+1])
		case it.picture != nil && d.key == openingKey && len(it.picture.Data) == 0:
			// A page has pictures all around.
		case d.rc.own == nil && it.paragraph() && (furniture(it.text()) || links && it.hint == hintLinks):
			d.leaveOut(items[i : i+1])
		default:
			d.flush()
			d.texts[d.key] = append(d.texts[d.key], it.block)
		}
	}
}

// addTable adds a table that is none of the form: a small table of the text it
// stands in. Before the first section it is one of the page.
func (d *divider) addTable(it *item) {
	quote := gridQuote(it.block.table)
	if d.rc.own == nil && (d.key == openingKey || it.hint == hintLinks || quote == "") {
		if quote != "" {
			d.rc.metadata(quote)
			d.rc.remarks.Say(remark.TablePassedOver, remark.Remark{Line: it.line, Quote: quote})
		}
		return
	}
	d.texts[d.key] = append(d.texts[d.key], it.block)
}

func gridQuote(g *grid) string {
	var words []string
	for _, row := range g.rows {
		for _, c := range row {
			if s := han.OneLine(c.text); s != "" {
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
		if it.block.table != nil {
			d.addTable(&item{block: block{table: it.block.table, hint: hintLinks, line: it.line}})
			continue
		}
		if it.picture != nil && d.rc.own != nil {
			d.rc.remarks.Say(remark.PictureLeftOut, remark.Remark{Line: it.line, Quote: it.picture.Alt})
		}
		if it.blank() || it.picture != nil {
			continue
		}
		if len(d.left) == 0 {
			d.line = it.line
		}
		d.left = append(d.left, han.OneLine(it.text()))
	}
}

// What pages say of a document in lines and tables above it.
var (
	publisher = regexp.MustCompile(`(?:发布机构|发文机关|发布单位|公开主体|信息来源)\s*[:：]?\s*([^\s:：/|]{4,40})`)
	published = regexp.MustCompile(`(?:(?:发布|公开|发文)(?:日期|时间)|(?:^|\P{Han})(?:日期|时间)\s*[:：])\s*[:：]?\s*(20[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2})`)
)

// metadata takes from what a page says of the document what its text may lack.
func (rc *recogniser) metadata(text string) {
	if m := publisher.FindStringSubmatch(text); m != nil && rc.page.source == "" {
		rc.page.source = m[1]
	}
	if m := published.FindStringSubmatch(text); m != nil && rc.page.published == "" {
		rc.page.published = m[1]
	}
}

func (d *divider) flush() {
	if len(d.left) > 0 {
		d.rc.metadata(strings.Join(d.left, " / "))
		d.rc.remarks.Say(remark.TextLeftOut, remark.Remark{Line: d.line, Quote: strings.Join(d.left, " / ")})
		d.left = nil
	}
}

// sections goes through the items from the first heading on.
func (d *divider) sections(items []item) {
	sections := d.rc.form.Format.Sections()
	seen := map[string]int{} // tables, by the section
	for i := range items {
		it := &items[i]
		switch {
		case it.section >= 0:
			d.key = sections[it.section].TextKeys()[0]
			if it.runOn != "" {
				d.texts[d.key] = append(d.texts[d.key], textBlock(it.runOn, it.line))
			}
		case it.table != nil:
			if d.rc.own != nil {
				d.rc.ownTables = append(d.rc.ownTables, ownTable{section: it.table, grid: it.block.table})
			}
			keys := it.table.TextKeys()
			d.notes(it, keys[len(keys)-1])
			d.key = keys[len(keys)-1]
			if it.block.table.apart || seen[it.table.Key] == 1 {
				d.rc.remarks.Say(remark.TableJoined, remark.Remark{Key: it.table.Key, Line: it.line})
			}
			seen[it.table.Key]++
		case it.joined:
		case it.contents:
			d.leaveOut(items[i : i+1])
		case d.rc.own == nil && it.paragraph() && (d.repeats(it) || d.caption(it, seen[sectionOfKey(d.key)] > 0)):
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
	m := d.rc.form.Match(it.text())
	if len(m.Labels) == 0 || m.Labels[0].Section.Key != sectionOfKey(d.key) {
		return false
	}
	return below || m.Labels[0].Kind == form.BandLabel && !m.Varied
}

// repeats reports whether a paragraph says the heading of the section again before
// anything else, as a caption of its table.
func (d *divider) repeats(it *item) bool {
	if slices.ContainsFunc(d.texts[d.key], func(b block) bool { return !b.blank() }) {
		return false
	}
	s := d.rc.form.Format.Section(sectionOfKey(d.key))
	return s != nil && han.Fold(it.text()).Full == han.Fold(s.Heading()).Full
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
		text, from := han.OneLine(t.text), i
		for i++; i < len(it.rest) && it.rest[i].row == t.row; i++ {
			text += " | " + han.OneLine(it.rest[i].text)
		}
		sentence := i == from+1 && (note.MatchString(text) || strings.Contains(text, "。") || utf8.RuneCountInString(text) >= 15)
		if i == from+2 && onlyNote.MatchString(han.Trim(t.text)) && !figureLike(it.rest[from+1].text) {
			// What it says stands in the next cell.
			text, sentence = han.OneLine(t.text)+" "+han.OneLine(it.rest[from+1].text), true
		}
		if sentence {
			d.texts[below] = append(d.texts[below], textBlock(text, t.line))
			d.rc.remarks.Say(remark.TableNote, remark.Remark{Key: it.table.Key, Line: t.line, Quote: text})
			continue
		}
		d.rc.remarks.Say(remark.TableLeftOver, remark.Remark{Key: it.table.Key, Line: t.line, Quote: text})
	}
}

// finish makes the texts of the report.
func (d *divider) finish() {
	d.flush()
	halfWidth := false
	for _, key := range d.rc.form.Format.TextKeys() {
		t := d.rc.text(key, d.texts[key])
		if err := d.rc.report.SetText(key, t); err != nil {
			panic(err) // the key is the form's own
		}
		if d.rc.own == nil {
			d.rc.sayScrap(key, t)
		}
		for _, b := range t {
			p, ok := b.(report.Paragraph)
			if !ok || halfWidth {
				continue
			}
			if m := halfWidthForm.FindString(han.PrefixRunes(p.String(), longestSearch)); m != "" {
				halfWidth = true
				d.rc.remarks.Say(remark.TextPunctuation, remark.Remark{Key: key, Quote: m})
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
func (rc *recogniser) text(key string, blocks []block) report.Text {
	var t report.Text
	var last *block
	var pictured *report.Picture // the block before
	var joined remark.Remark
	for i := range blocks {
		b := &blocks[i]
		picture := pictured
		pictured = nil
		switch {
		case b.table != nil:
			last = nil
			table := textTable(b.table, rc.own != nil)
			if table == nil {
				continue
			}
			if n := len(t); rc.own != nil && i > 0 && blocks[i-1].caption && !blocks[i-1].loose && n > 0 {
				if p, ok := t[n-1].(report.Paragraph); ok && han.Squeeze(p.String()) == han.Squeeze(blocks[i-1].text()) {
					table.Caption = blocks[i-1].text()
					t = t[:n-1]
				}
			}
			table.Caption = rc.cleanText(key, table.Caption, b.line)
			for _, row := range table.Rows {
				for k := range row {
					row[k] = rc.cleanText(key, row[k], b.line)
				}
			}
			t = append(t, table)
		case rc.own != nil && b.caption && b.loose && picture != nil:
			picture.Caption = rc.cleanText(key, b.text(), b.line)
		case b.picture != nil:
			last = nil
			alt := rc.cleanText(key, b.picture.Alt, b.line)
			if len(b.picture.Data) == 0 || strings.TrimSpace(alt) == "" {
				rc.remarks.Say(remark.PictureLeftOut, remark.Remark{Key: key, Line: b.line, Quote: b.picture.Alt})
				continue
			}
			b.picture.Alt = alt
			t = append(t, b.picture)
			pictured = b.picture
		default:
			if rc.own == nil && drawnLineOnly.MatchString(b.text()) {
				last = nil
				continue
			}
			p := rc.clean(key, b)
			if len(p) == 0 || rc.own == nil && strings.Trim(p.String(), "| \t") == "" {
				continue
			}
			if last == nil {
				t = append(t, p)
			} else if before := t[len(t)-1].(report.Paragraph); b.flow != flowUnknown && flowsOn(before.String(), p.String(), b.flow) {
				t[len(t)-1] = joinParagraphs(before, p)
			} else if b.flow == flowUnknown && goesOn(before.String(), p.String()) {
				if joined.Quote == "" {
					joined = remark.Remark{Key: key, Line: b.line, Quote: han.SuffixRunes(before.String(), 10) + han.PrefixRunes(p.String(), 10)}
				}
				joined.Count++
				t[len(t)-1] = joinParagraphs(before, p)
			} else {
				t = append(t, p)
			}
			last = nil
			if b.loose {
				last = b
			}
		}
	}
	if joined.Count > 0 {
		rc.remarks.Say(remark.TextJoined, joined)
	}
	return t
}

// beyond reports whether an item is the heading of a section after the form's last.
func beyond(it *item, sections int) bool {
	text := han.Trim(it.text())
	if !it.paragraph() || utf8.RuneCountInString(text) > 30 || strings.ContainsAny(text, "。；，") || !han.BeginsNumbered(text) {
		return false
	}
	n, err := strconv.Atoi(han.Fold(text).Number)
	return err == nil && n == sections+1 && han.Fold(text).Core != ""
}

// headingsAsStated notes headings that differ from the form, and keeps all as
// published where one does.
func (rc *recogniser) headingsAsStated(items []item) {
	sections := rc.form.Format.Sections()
	var stated []report.StatedHeading
	differs := false
	next := 0
	for i := range items {
		it := &items[i]
		if it.section < 0 {
			if next > 0 && beyond(it, len(sections)) {
				stated = append(stated, report.StatedHeading{Text: rc.cleanText("", han.OneLine(it.text()), it.line)})
				differs = true
				rc.remarks.Say(remark.SectionUnknown, remark.Remark{Key: sections[next-1].Key, Line: it.line, Quote: han.OneLine(it.text())})
			}
			continue
		}
		s := &sections[it.section]
		text := rc.cleanText(s.Key, it.numeral+han.OneLine(it.text()), it.line)
		stated = append(stated, report.StatedHeading{Section: s.Key, Text: text})
		if han.Squeeze(text) != han.Squeeze(s.Heading()) {
			differs = true
			rc.remarks.Say(remark.SectionHeading, remark.Remark{Key: s.Key, Line: it.line, Quote: text, Read: s.Heading()})
		}
		differs = differs || it.section != next
		next = it.section + 1
	}
	for i := range sections {
		if !slices.ContainsFunc(stated, func(h report.StatedHeading) bool { return h.Section == sections[i].Key }) {
			differs = true
			rc.remarks.Say(remark.SectionMissing, remark.Remark{Key: sections[i].Key})
		}
	}
	if differs && len(stated) > 0 {
		rc.report.Stated.Headings = stated
	}
}
