package parse

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/govdisclosure/annualreport/report"
)

// title is the title of a report as a document has it.
type title struct {
	text, office string
	year         int
	score        float64
	from, to     int // the items that it stands in
}

// longestTitle is the number of characters that a title may have, and mostTitleLines
// over how many lines it may go.
const (
	longestTitle   = 80
	mostTitleLines = 6
)

var (
	yearForm  = regexp.MustCompile(`[(\[]?(20[0-9]{2})年?度?[)\]]?`)
	monthForm = regexp.MustCompile(`^[0-9]{1,2}月`)
	// pageTitleEnd is where the title of a web page goes on with the site's name.
	pageTitleEnd = regexp.MustCompile(`[_|>»]|[-–—]{1,2}`)
	// notName are characters that no name of an office has.
	notName = regexp.MustCompile(`[。，；：、“”:,;|>》《〉〈?？!！\[\]【】•●■◆▪▶►0-9]`)
)

// titleOf reads a text as a title: the name of the office, the year and what the
// form calls the document, in any order.
func (fm *form) titleOf(text string) (t title, ok bool) {
	if utf8.RuneCountInString(text) > longestTitle || strings.ContainsAny(text, "，。；") {
		return t, false
	}
	s := chineseYear(squeeze(norm.NFKC.String(text)))
	m := yearForm.FindStringSubmatchIndex(s)
	rest := s
	if m != nil && monthForm.MatchString(s[m[1]:]) {
		return t, false // a day
	}
	if m != nil {
		t.year, _ = strconv.Atoi(s[m[2]:m[3]])
		rest = s[:m[0]] + "\x00" + s[m[1]:]
	}
	// The office stands before what the document is called, and that begins as
	// the form has it.
	begin := prefixRunes(fm.title.core, 4)
	at := strings.LastIndex(rest, begin)
	if i := strings.IndexByte(rest, 0); at < 0 && i >= 0 {
		at = i
	}
	if at < 0 {
		return t, false
	}
	t.score = similarity(letters(rest[at:]), fm.title.core, 0.6)
	if t.score == 0 {
		return t, false
	}
	t.office = strings.Trim(rest[:at], "\x00 -_·关于")
	if i := strings.LastIndexAny(t.office, "\x00|】]"); i >= 0 {
		_, size := utf8.DecodeRuneInString(t.office[i:])
		t.office = t.office[i+size:]
	}
	if notName.MatchString(t.office) {
		return t, false
	}
	t.text = text
	return t, true
}

// surelyTitle reports whether a text is the title of a report of a year, nearly in the
// form's words.
func (fm *form) surelyTitle(text string) bool {
	t, ok := fm.titleOf(text)
	return ok && t.year != 0 && t.score > 0.9
}

// chineseYear writes a year in Chinese numerals in digits.
func chineseYear(s string) string {
	return chineseYears.ReplaceAllStringFunc(s, func(y string) string {
		var b strings.Builder
		for _, c := range strings.TrimSuffix(y, "年") {
			if c == '○' || c == 'О' || c == 'O' || c == '零' {
				c = '〇'
			}
			i := strings.IndexRune("〇一二三四五六七八九", c)
			b.WriteByte('0' + byte(i/len("〇")))
		}
		return b.String() + "年"
	})
}

var chineseYears = regexp.MustCompile(`二[〇○零ОO][〇○零ОO一二三四五六七八九]{2}年`)

// findTitle finds the title among the items before the first heading. It returns
// false where there is none. The last counts, for a page has its own before that of
// the report.
func (rc *recogniser) findTitle(items []item) (best title, ok bool, err error) {
	if t, ok := rc.ownTitle(items); ok {
		return t, true, nil
	}
	for i := range items {
		if err := rc.budget.alive(); err != nil {
			return best, false, err
		}
		t, is := rc.titleFrom(items, i)
		if !is || ok && t.from < best.to && t.score <= best.score && !t.wholeWithin(&best) {
			continue // a piece of it
		}
		if ok && t.from >= best.to && (t.score < best.score-margin || t.office == "" && best.office != "") {
			continue
		}
		best, ok = t, true
	}
	if !ok {
		best, ok = rc.titleInTable(items)
	}
	if ok && best.office == "" {
		rc.officeAbove(items, &best)
	}
	return best, ok, nil
}

// ofPlace is the name of an office that begins with that of its place.
var ofPlace = regexp.MustCompile(`^.{2,12}?(?:省|自治区|市|县|区|州|盟|旗|镇|乡|街道)`)

// wholeWithin reports whether a title says all that a longer one with the same end
// does, so that the lines before it are others: links, the name of the site.
func (t *title) wholeWithin(longer *title) bool {
	return t.to == longer.to && t.score == longer.score && t.year == longer.year && ofPlace.MatchString(t.office) && organ.MatchString(t.office)
}

// titleInTable finds the title in a table that lays out the head of a page: in a cell
// of it, or in several one after the other.
func (rc *recogniser) titleInTable(items []item) (best title, ok bool) {
	for i := range items {
		g := items[i].block.table
		if g == nil || len(g.rows) > mostTitleLines {
			continue
		}
		var texts []string
		for _, row := range g.rows {
			for k := range row {
				if text := trim(row[k].text); text != "" && len(texts) < 2*mostTitleLines {
					texts = append(texts, text)
				}
			}
		}
		for from := range texts {
			for to := from + 1; to <= len(texts); to++ {
				t, is := rc.form.titleOf(strings.Join(texts[from:to], ""))
				if !is || ok && (t.score < best.score || t.score == best.score && (t.office == "" || best.office != "")) {
					continue
				}
				t.from, t.to = i, i+1
				best, ok = t, true
			}
		}
	}
	return best, ok
}

// titleFrom reads the title that begins with an item: what the document is called,
// with the year and perhaps the office, over one line or more.
func (rc *recogniser) titleFrom(items []item, from int) (best title, ok bool) {
	text := ""
	for j, lines := from, 0; j < len(items) && lines < mostTitleLines; j++ {
		line := trim(items[j].text())
		if line == "" && items[j].paragraph() && lines > 0 {
			continue
		}
		if !titleLine(&items[j]) || lines > 0 && !together(&items[from], &items[j]) {
			break
		}
		text += line
		lines++
		t, is := rc.form.titleOf(text)
		// A line more has to say more.
		if is && (!ok || t.score > best.score || t.year != 0 && best.year == 0) {
			t.from, t.to = from, j+1
			best, ok = t, true
		}
	}
	return best, ok
}

// titleLine reports whether an item may be a line of a title.
func titleLine(it *item) bool {
	line := trim(it.text())
	return it.paragraph() && line != "" && !furniture(line) && utf8.RuneCountInString(line) <= longestTitle && !strings.ContainsAny(line, "。；")
}

// together reports whether two lines stand side by side, as those of a title do and
// the links above it do not.
func together(a, b *item) bool {
	if (a.hint == hintLinks) != (b.hint == hintLinks) {
		return false
	}
	return a.place == nil || b.place == nil || a.place == b.place || a.place.parent == b.place.parent
}

// longestOffice is the number of characters that the name of an office may have.
const longestOffice = 40

// officeAbove takes the office from the lines above a title that names none: the
// line next to it, and those that belong to the same element.
func (rc *recogniser) officeAbove(items []item, t *title) {
	last := -1
	for i := t.from - 1; i >= 0; i-- {
		it := &items[i]
		if it.paragraph() && trim(it.text()) == "" {
			continue
		}
		name := squeeze(norm.NFKC.String(it.text()))
		if !titleLine(it) || !together(it, &items[t.from]) || notName.MatchString(name) || utf8.RuneCountInString(name+t.office) > longestOffice {
			return
		}
		if last >= 0 && (it.place == nil || it.place != items[last].place) {
			return
		}
		t.office = name + t.office
		t.text = trim(it.text()) + t.text
		t.from, last = i, i
	}
}

// ownTitle finds the title of a file of ours, whatever the office's name.
func (rc *recogniser) ownTitle(items []item) (title, bool) {
	if rc.own == nil {
		return title{}, false
	}
	s := &rc.own.summary
	want, text := squeeze(s.Office+rc.form.format.Title(s.Year)), ""
	for i := range min(len(items), mostTitleLines) {
		text += items[i].text()
		if squeeze(text) == want {
			return title{text: text, office: s.Office, year: s.Year, to: i + 1}, true
		}
	}
	return title{}, false
}

// identify takes the office and the year from the title, or from what else the
// document says; above is the line before the title.
func (rc *recogniser) identify(t title, titled bool, above string, texts []string) {
	r := rc.report
	if titled {
		r.Office, r.Year = t.office, t.year
		rc.dated = t.year != 0
	} else {
		rc.diagnose(TitleMissing, Diagnostic{Key: "stated.title"})
		if p, ok := rc.form.titleOf(firstPart(rc.page.title)); ok {
			if rc.given.office == "" && p.office != "" {
				r.Office = p.office
				rc.diagnose(OfficeInferred, Diagnostic{Key: "office", Quote: rc.page.title, Read: p.office})
			}
			if r.Year = p.year; rc.given.year == 0 && p.year != 0 {
				rc.diagnose(YearInferred, Diagnostic{Key: "year", Quote: rc.page.title, Read: strconv.Itoa(p.year)})
			}
		}
	}
	if r.Office == "" && rc.given.office == "" {
		rc.inferOffice(texts, above)
	}
	if r.Year == 0 {
		rc.inferYear(texts)
	}
	if rc.own == nil { // else once the carried report was compared
		rc.takeGiven()
	}
	if titled && r.Year != 0 && squeeze(t.text) != squeeze(r.Office+rc.form.format.Title(r.Year)) {
		r.Stated.Title = oneLine(t.text)
	}
	r.Office = rc.cleanText("office", r.Office, 0)
	r.Stated.Title = rc.cleanText("title", r.Stated.Title, 0)
	if strings.HasSuffix(r.Office, "人民政府") {
		r.Kind = report.Government
	}
}

// firstPart is the title of a page without the name of the site.
func firstPart(s string) string {
	if m := pageTitleEnd.FindStringIndex(s); m != nil && m[0] > 0 {
		return trim(s[:m[0]])
	}
	return s
}

var (
	// askOffice is how reports say whom to ask.
	askOffice = regexp.MustCompile(`请(?:直接)?(?:与|向|和|同)([^，。；：（(,;:]{3,40}?)(?:直接)?(?:联系|咨询|反映)`)
	// ourselves begins what is no name.
	ourselves = regexp.MustCompile(`^(我|本|该|贵|上述|以下)`)
	// organ ends the names of most offices.
	organ  = regexp.MustCompile(`(?:局|厅|委|委员会|办公室|办事处|人民政府|管理处|中心|支队|总队|海关)$`)
	period = regexp.MustCompile(`(20[0-9]{2})年1月1日.{0,20}?12月31日`)
	inYear = regexp.MustCompile(`^(20[0-9]{2})年`)
)

// longestSearch is how many characters of a paragraph are searched.
const longestSearch = 5000

// inferOffice takes the office from what else the document says: the texts, the page, at
// last the line above the title.
func (rc *recogniser) inferOffice(texts []string, above string) {
	for _, text := range texts {
		text = prefixRunes(text, longestSearch)
		if m := askOffice.FindStringSubmatch(text); m != nil && !ourselves.MatchString(m[1]) {
			rc.report.Office = squeeze(m[1])
			rc.diagnose(OfficeInferred, Diagnostic{Key: "office", Quote: m[0], Read: rc.report.Office})
			return
		}
	}
	for _, part := range pageTitleEnd.Split(rc.page.title, -1) {
		if part = squeeze(part); organ.MatchString(part) && !notName.MatchString(part) && utf8.RuneCountInString(part) <= longestOffice {
			rc.report.Office = part
			rc.diagnose(OfficeInferred, Diagnostic{Key: "office", Quote: rc.page.title, Read: part})
			return
		}
	}
	if s := trim(rc.page.source); s != "" && !notName.MatchString(s) {
		rc.report.Office = s
		rc.diagnose(OfficeInferred, Diagnostic{Key: "office", Quote: s, Read: s})
		return
	}
	if s := squeeze(norm.NFKC.String(above)); organ.MatchString(s) && !notName.MatchString(s) && utf8.RuneCountInString(s) <= longestOffice {
		rc.report.Office = s
		rc.diagnose(OfficeInferred, Diagnostic{Key: "office", Quote: above, Read: s})
		return
	}
	rc.diagnose(OfficeMissing, Diagnostic{Key: "office"})
}

func (rc *recogniser) inferYear(texts []string) {
	for _, form := range []*regexp.Regexp{period, inYear} {
		for _, text := range texts {
			text = chineseYear(squeeze(norm.NFKC.String(prefixRunes(text, longestSearch))))
			if m := form.FindStringSubmatch(text); m != nil {
				rc.report.Year, _ = strconv.Atoi(m[1])
				if rc.given.year == 0 {
					rc.diagnose(YearInferred, Diagnostic{Key: "year", Quote: m[0], Read: m[1]})
				}
				return
			}
		}
	}
	if rc.given.year == 0 {
		rc.diagnose(YearMissing, Diagnostic{Key: "year"})
	}
}
