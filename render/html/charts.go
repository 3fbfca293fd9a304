package html

import (
	"strconv"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/render/chart"
)

// charts writes the pictures below a report.
func (p *printer) charts() error {
	if len(p.Charts) == 0 {
		return nil
	}
	rank := strconv.Itoa(min(p.top+1, 6))
	p.b.WriteString(`<aside aria-labelledby="charts-title">` + "\n<h" + rank + ` id="charts-title">图解</h` + rank + ">\n")
	for i := range p.Charts {
		if err := p.chart(&p.Charts[i]); err != nil {
			return message.Within("html.chart", i+1, err)
		}
	}
	p.b.WriteString("</aside>\n")
	return nil
}

// chart writes a picture with its table, or what is said in words.
func (p *printer) chart(c *chart.Chart) error {
	if !isName(c.Key) {
		return message.Errorf("html.chart_key", c.Key)
	}
	if len(c.Groups) == 0 {
		p.b.WriteString("<p>")
		p.text(c.Words, lineBreak)
		p.b.WriteString("</p>\n")
		return p.err
	}
	p.b.WriteString(`<div class="chart">` + "\n<figure>")
	drawn, err := c.AppendSVG(p.b.AvailableBuffer(), false)
	if err != nil {
		return err
	}
	p.b.Write(drawn)
	p.b.WriteString("</figure>\n<table>\n<caption>")
	p.text(c.Title, lineBreak)
	p.b.WriteString("</caption>\n<thead>\n<tr><th scope=\"col\">项目</th><th scope=\"col\">件数</th></tr>\n</thead>\n")
	for _, g := range c.Groups {
		p.b.WriteString("<tbody>\n")
		if g.Label != "" {
			p.b.WriteString(`<tr><th class="band" colspan="2" scope="rowgroup">`)
			p.text(g.Label, lineBreak)
			p.b.WriteString("</th></tr>\n")
		}
		for _, b := range g.Bars {
			p.b.WriteString(`<tr><th class="left" scope="row">`)
			p.text(b.Label, lineBreak)
			p.b.WriteString(`</th><td class="figure">` + strconv.FormatInt(b.Value, 10) + "</td></tr>\n")
		}
		p.b.WriteString("</tbody>\n")
	}
	p.b.WriteString("</table>\n</div>\n")
	return p.err
}
