package recognise

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/report"
)

// identify takes the office and the year from the title, or from what else the
// document says; above is the line before the title.
func (rc *Recogniser) identify(t form.Title, titled bool, above string, texts []string) {
	r := rc.Report
	if titled {
		r.Office, r.Year = t.Office, t.Year
		rc.dated = t.Year != 0
	} else {
		rc.Remarks.Say(remark.TitleMissing, remark.Remark{Key: "stated.title"})
	}
	said := testimony{fm: rc.Form, page: rc.page, above: above, titled: titled}
	if r.Office == "" || r.Year == 0 {
		said.texts = sentences(texts)
	}
	if r.Office == "" && rc.given.Office == "" {
		if c, ok := said.office(); ok {
			r.Office = c.read
			rc.Remarks.Say(remark.OfficeInferred, remark.Remark{Key: "office", Quote: c.quote, Read: c.read})
		} else {
			rc.Remarks.Say(remark.OfficeMissing, remark.Remark{Key: "office"})
		}
	}
	if r.Year == 0 {
		c, ok := said.year()
		r.Year, _ = strconv.Atoi(c.read)
		switch {
		case rc.given.Year != 0: // is compared with what was found
		case ok:
			rc.Remarks.Say(remark.YearInferred, remark.Remark{Key: "year", Quote: c.quote, Read: c.read})
		default:
			rc.Remarks.Say(remark.YearMissing, remark.Remark{Key: "year"})
		}
	}
	if rc.Carried == nil { // else once the carried report was compared
		rc.given.Take(r, rc.Remarks)
	}
	if titled && r.Year != 0 && Shown(t.Text) != Shown(r.Office+rc.Form.Format.Title(r.Year)) {
		r.Stated.Title = han.OneLine(t.Text)
	}
	r.Office = rc.cleanText("office", r.Office, 0)
	r.Stated.Title = rc.cleanText("title", r.Stated.Title, 0)
	if r.OfGovernment() {
		r.Kind = report.Government
	}
}

// sentence is a paragraph as it was written and as it is searched.
type sentence struct{ written, normal string }

func sentences(texts []string) (all []sentence) {
	for _, text := range texts {
		text = han.PrefixRunes(text, doc.LongestSearch)
		all = append(all, sentence{text, han.Normal(text)})
	}
	return all
}

// at returns a part of the sentence as it was written.
func (s *sentence) at(from, to int) string {
	return han.Written(s.written, s.normal, han.Extent{From: from, To: to})
}

// testimony is all that a document says beside its title.
type testimony struct {
	fm     *form.Form
	page   doc.Metadata
	titled bool
	above  string // the line above the title
	texts  []sentence
}

// inference is what one place of a document says, and the place.
type inference struct {
	read, quote string
	weight      int
}

// reason is a way in which a document says whose report it is, or of which year.
type reason struct {
	// weight is how much it counts against others. A report is of the office that it
	// calls its own; whoever compiles it is mostly that office, and whom to ask may
	// be a part of it, or the office that compiles reports for a government.
	weight int
	find   func(*testimony) (read, quote string)
}

// officeReasons are the reasons for an office. The heaviest decides, for many that
// name the office to ask say no more than one.
var officeReasons = []reason{
	{90, func(d *testimony) (string, string) { t := d.pageTitle(); return t.Office, d.page.Title }},
	{80, func(d *testimony) (string, string) { t, quote := d.announced(); return t.Office, quote }},
	{70, (*testimony).compiler},
	{60, (*testimony).contact},
	{50, (*testimony).organOnPage},
	{40, (*testimony).publisher},
	{30, (*testimony).lineAbove},
}

// yearReasons are the reasons for a year.
var yearReasons = []reason{
	{90, func(d *testimony) (string, string) { return yearText(d.pageTitle().Year), d.page.Title }},
	{80, func(d *testimony) (string, string) { return d.matching(period) }},
	{70, func(d *testimony) (string, string) { t, quote := d.announced(); return yearText(t.Year), quote }},
	{60, func(d *testimony) (string, string) { return d.matching(inYear) }},
}

func (d *testimony) office() (inference, bool) { return d.heaviest(officeReasons) }
func (d *testimony) year() (inference, bool)   { return d.heaviest(yearReasons) }

// heaviest returns what the reason that counts most says.
func (d *testimony) heaviest(reasons []reason) (best inference, ok bool) {
	for _, r := range reasons {
		if r.weight <= best.weight {
			continue
		}
		if read, quote := r.find(d); read != "" {
			best, ok = inference{read, quote, r.weight}, true
		}
	}
	return best, ok
}

func yearText(year int) string {
	if year == 0 {
		return ""
	}
	return strconv.Itoa(year)
}

// pageTitle reads the title of a page as that of the report, where this has none.
func (d *testimony) pageTitle() (t form.Title) {
	if !d.titled {
		t, _ = d.fm.TitleOf(firstPart(d.page.Title))
	}
	return t
}

// firstPart is the title of a page without the name of the site.
func firstPart(s string) string {
	if m := pageTitleEnd.FindStringIndex(s); m != nil && m[0] > 0 {
		return han.Trim(s[:m[0]])
	}
	return s
}

var (
	// announcement is how openings say what follows: 现公布某县2022年….
	announcement = regexp.MustCompile(`现(?:向社会|面向社会|依法|予以|主动|公开|公布|发布|对外|将|就|把|编制|编写|了)*(?:([^,。;:]{2,60}?报告)|([^,。;:]{2,40}?)(20[0-9]{2})年度?(?:政府)?信息公开)`)
	// compiled says who made the report.
	compiled = regexp.MustCompile(`由([^,。;:()|《]{3,40}?)(\([^()]{1,160}\))?(?:(?:根据|按照|依据|依照|遵照|参照|结合|严格|认真|负责|组织|牵头|统一|依法|汇总|综合|会同|,)[^。;]{0,160}?)?(?:编制|编写|撰写|起草)`)
	// askOffice is how reports say whom to ask.
	askOffice = regexp.MustCompile(`请(?:直接)?(?:与|向|和|同)([^,。;:()|《]{3,40}?)(\([^()]{1,160}\))?(?:直接)?(?:联系|咨询|反映)`)
	// ourselves begins what is no name.
	ourselves = regexp.MustCompile(`^(我|本|该|贵|上述|以下)`)
	period    = regexp.MustCompile(`(20[0-9]{2})年1月1日.{0,20}?12月31日`)
	inYear    = regexp.MustCompile(`^(20[0-9]{2})年`)
)

// announced reads how an opening names the report.
func (d *testimony) announced() (form.Title, string) {
	for i := range d.texts {
		s := &d.texts[i]
		for _, m := range announcement.FindAllStringSubmatchIndex(s.normal, -1) {
			var t form.Title
			if m[2] >= 0 {
				t, _ = d.fm.TitleOf(s.at(m[2], m[3]))
			} else if name := form.OfficeIn(s.normal, han.Extent{From: m[4], To: m[5]}); form.MayName(s.normal[name.From:name.To]) {
				t.Office = s.at(name.From, name.To)
				t.Year, _ = strconv.Atoi(s.normal[m[6]:m[7]])
			}
			if (t.Office != "" || t.Year != 0) && !ourselves.MatchString(han.Normal(t.Office)) {
				return t, s.at(m[0], m[1])
			}
		}
	}
	return form.Title{}, ""
}

func (d *testimony) compiler() (string, string) { return d.named(compiled, form.IsOffice) }
func (d *testimony) contact() (string, string) {
	return d.named(askOffice, func(string) bool { return true })
}

// named returns the name in the first sentence of a pattern, with a second board that
// stands in brackets behind it.
func (d *testimony) named(pattern *regexp.Regexp, is func(string) bool) (string, string) {
	for i := range d.texts {
		s := &d.texts[i]
		for _, m := range pattern.FindAllStringSubmatchIndex(s.normal, -1) {
			name := han.Extent{From: m[2], To: m[3]}
			text := s.normal[name.From:name.To]
			if ourselves.MatchString(text) || !form.MayName(text) || !is(text) {
				continue
			}
			if m[4] >= 0 && form.IsOffice(s.normal[m[4]+1:m[5]-1]) && form.MayName(s.normal[m[4]+1:m[5]-1]) {
				name.To = m[5]
			}
			return s.at(name.From, name.To), s.at(m[0], m[1])
		}
	}
	return "", ""
}

// organOnPage takes the part of a page's title that is an organ's name.
func (d *testimony) organOnPage() (string, string) {
	for _, part := range pageTitleEnd.Split(d.page.Title, -1) {
		if part = han.Squeeze(part); organName(part) {
			return part, d.page.Title
		}
	}
	return "", ""
}

// publisher takes who published the page.
func (d *testimony) publisher() (string, string) {
	if s := han.Trim(d.page.Source); s != "" && form.MayName(han.Normal(s)) {
		return s, s
	}
	return "", ""
}

// lineAbove takes the line above a title that names no office.
func (d *testimony) lineAbove() (string, string) {
	if s := han.Squeeze(d.above); organName(s) {
		return s, d.above
	}
	return "", ""
}

// organName reports whether all of a text is an organ's name.
func organName(s string) bool {
	n := han.Normal(s)
	return form.IsOrgan(n) && form.MayName(n) && utf8.RuneCountInString(n) <= longestOffice
}

// matching returns the first group of the first match of a pattern.
func (d *testimony) matching(pattern *regexp.Regexp) (string, string) {
	for i := range d.texts {
		s := &d.texts[i]
		if m := pattern.FindStringSubmatchIndex(s.normal); m != nil {
			return s.normal[m[2]:m[3]], strings.TrimSpace(s.at(m[0], m[1]))
		}
	}
	return "", ""
}
