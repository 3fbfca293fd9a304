package recognise

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
)

// mostTitleLines is over how many lines a title may go.
const mostTitleLines = 6

// pageTitleEnd is where the title of a web page goes on with the site's name.
var pageTitleEnd = regexp.MustCompile(`[_|>»]|[-–—]{1,2}`)

// placedTitle is the title of a report, with the items that it stands in.
type placedTitle struct {
	form.Title
	from, to int
}

// findTitle finds the title among the items before the first heading. It returns
// false where there is none. The last counts, for a page has its own before that of
// the report.
func (rc *Recogniser) findTitle(items []item) (best placedTitle, ok bool, err error) {
	if t, ok := rc.ownTitle(items); ok {
		return t, true, nil
	}
	for i := range items {
		if err := rc.budget.Alive(); err != nil {
			return best, false, err
		}
		t, is := rc.titleFrom(items, i)
		if !is || ok && t.from < best.to && t.Score <= best.Score && !t.wholeWithin(&best) {
			continue // a piece of it
		}
		if ok && t.from >= best.to && (t.Score < best.Score-form.Margin || t.Office == "" && best.Office != "" || t.Year == 0 && best.Year != 0) {
			continue // what says less is no title of the same report
		}
		best, ok = t, true
	}
	if !ok {
		best, ok = rc.titleInTable(items)
	}
	if ok && best.Office == "" {
		rc.officeAbove(items, &best)
	}
	return best, ok, nil
}

// wholeWithin reports whether a title says all that a longer one with the same end
// does, so that the lines before it are others: links, the name of the site. They are
// the first line of a long name where they end with an area and the name goes on, or in
// the middle of a word.
func (t *placedTitle) wholeWithin(longer *placedTitle) bool {
	if t.to != longer.to || t.Score != longer.Score || t.Year != longer.Year {
		return false
	}
	name, before := han.Normal(t.Office), han.Normal(strings.TrimSuffix(longer.Office, t.Office))
	return form.OfPlace.MatchString(name) && form.IsOrgan(name) && (form.IsOrgan(before) || ofPage.MatchString(before) || strings.HasPrefix(name, before))
}

// ofPage ends what a page shows above a title.
var ofPage = regexp.MustCompile(`(?:网|网站|平台|首页|公开|专栏|目录|年报|报告|信息|动态|服务|互动|无障碍|邮箱|导航|中国政府)$`)

// titleInTable finds the title in a table that lays out the head of a page: in a cell
// of it, or in several one after the other.
func (rc *Recogniser) titleInTable(items []item) (best placedTitle, ok bool) {
	for i := range items {
		g := items[i].Block.Table
		if g == nil || len(g.Rows) > mostTitleLines {
			continue
		}
		var texts []string
		for _, row := range g.Rows {
			for k := range row {
				if text := han.Trim(row[k].Text); text != "" && len(texts) < 2*mostTitleLines {
					texts = append(texts, text)
				}
			}
		}
		for from := range texts {
			for to := from + 1; to <= len(texts); to++ {
				t, is := rc.Form.TitleOf(strings.Join(texts[from:to], ""))
				if !is || ok && (t.Score < best.Score || t.Score == best.Score && (t.Office == "" || best.Office != "")) {
					continue
				}
				best, ok = placedTitle{t, i, i + 1}, true
			}
		}
	}
	return best, ok
}

// titleFrom reads the title that begins with an item: what the document is called,
// with the year and perhaps the office, over one line or more.
func (rc *Recogniser) titleFrom(items []item, from int) (best placedTitle, ok bool) {
	text := ""
	for j, lines := from, 0; j < len(items) && lines < mostTitleLines; j++ {
		line := han.Trim(items[j].Text())
		if line == "" && items[j].Paragraph() && lines > 0 {
			continue
		}
		if !titleLine(&items[j]) || lines > 0 && !together(&items[from], &items[j]) {
			break
		}
		text += line
		lines++
		t, is := rc.Form.TitleOf(text)
		// A line more has to say more.
		if is && (!ok || t.Score > best.Score || t.Year != 0 && best.Year == 0) {
			best, ok = placedTitle{t, from, j + 1}, true
		}
	}
	return best, ok
}

// titleLine reports whether an item may be a line of a title.
func titleLine(it *item) bool {
	line := han.Trim(it.Text())
	return it.Paragraph() && line != "" && !furniture(line) && utf8.RuneCountInString(line) <= form.LongestTitle && !strings.ContainsAny(line, "。；")
}

// together reports whether two lines stand side by side, as those of a title do and
// the links above it do not.
func together(a, b *item) bool {
	if (a.Hint == doc.HintLinks) != (b.Hint == doc.HintLinks) {
		return false
	}
	return a.Ancestor == nil || b.Ancestor == nil || a.Ancestor == b.Ancestor || a.Ancestor.Parent == b.Ancestor.Parent
}

// longestOffice is the number of characters that the name of an office may have.
const longestOffice = 60

// officeAbove takes the office from the lines above a title that names none: the
// line next to it, and those that belong to the same element.
func (rc *Recogniser) officeAbove(items []item, t *placedTitle) {
	last := -1
	for i := t.from - 1; i >= 0; i-- {
		it := &items[i]
		if it.Paragraph() && han.Trim(it.Text()) == "" {
			continue
		}
		name := han.Squeeze(it.Text())
		if !titleLine(it) || !together(it, &items[t.from]) || !form.MayName(han.Normal(name)) || utf8.RuneCountInString(name+t.Office) > longestOffice {
			return
		}
		if last >= 0 && (it.Ancestor == nil || it.Ancestor != items[last].Ancestor) {
			return
		}
		t.Office = name + t.Office
		t.Text = han.Trim(it.Text()) + t.Text
		t.from, last = i, i
	}
}

// ownTitle finds the title of a file of ours, whatever the office's name.
func (rc *Recogniser) ownTitle(items []item) (placedTitle, bool) {
	if rc.Carried == nil {
		return placedTitle{}, false
	}
	s := &rc.Carried.Summary
	want, text := Shown(s.Office+rc.Form.Format.Title(s.Year)), ""
	for i := range min(len(items), mostTitleLines) {
		text += items[i].Text()
		if Shown(text) == want {
			return placedTitle{Title: form.Title{Text: text, Office: s.Office, Year: s.Year}, to: i + 1}, true
		}
	}
	return placedTitle{}, false
}
