package html

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/govdisclosure/annualreport/internal/embed"
)

// What a page says of itself by default.
const (
	columnType = "信息公开年报"
	minute     = "2006-01-02 15:04"
)

// metadata writes what 《政府网站发展指引》 asks pages to say, in the order of its annex.
func (p *printer) metadata(title string) {
	m, s := &p.doc.Meta, &p.Site
	published := ""
	switch {
	case !s.Published.IsZero():
		published = s.Published.Format(minute)
	case !m.Date.IsZero():
		published = m.Date.Format(time.DateOnly)
	}
	kind, source := s.ColumnType, s.Source
	if kind == "" {
		kind = columnType
	}
	if source == "" {
		source = m.Author
	}
	for _, meta := range []struct{ name, content string }{
		{"SiteName", s.Name}, {"SiteDomain", s.Domain}, {"SiteIDCode", s.IDCode},
		{"ColumnName", s.Column}, {"ColumnDescription", s.ColumnDescription}, {"ColumnKeywords", s.ColumnKeywords}, {"ColumnType", kind},
		{"ArticleTitle", title}, {"PubDate", published}, {"ContentSource", source},
		{"Keywords", strings.Join(m.Keywords, ",")}, {"Author", m.Author}, {"Description", title}, {"Url", s.URL},
	} {
		if meta.content == "" {
			continue
		}
		p.b.WriteString("<meta")
		p.attribute("name", meta.name)
		p.attribute("content", meta.content)
		p.b.WriteString(">\n")
	}
}

// What search engines read of a page: schema.org in JSON-LD.
type (
	linkedReport struct {
		Context   string         `json:"@context"`
		Type      string         `json:"@type"`
		Name      string         `json:"name,omitempty"`
		URL       string         `json:"url,omitempty"`
		Language  string         `json:"inLanguage,omitempty"`
		Published string         `json:"datePublished,omitempty"`
		Period    string         `json:"temporalCoverage,omitempty"`
		Keywords  []string       `json:"keywords,omitempty"`
		Publisher *linkedOffice  `json:"publisher,omitempty"`
		Forms     []linkedObject `json:"encoding,omitempty"`
	}
	linkedOffice struct {
		Type string `json:"@type"`
		Name string `json:"name"`
	}
	linkedObject struct {
		Type   string `json:"@type"`
		Name   string `json:"name"`
		URL    string `json:"contentUrl"`
		Format string `json:"encodingFormat,omitempty"`
	}
)

// linkedData writes them.
func (p *printer) linkedData() error {
	m := &p.doc.Meta
	l := linkedReport{
		Context: "https://schema.org", Type: "Report", Name: m.Title, URL: p.Site.URL, Language: m.Language, Keywords: m.Keywords,
	}
	switch {
	case !p.Site.Published.IsZero():
		l.Published = p.Site.Published.Format(time.RFC3339)
	case !m.Date.IsZero():
		l.Published = m.Date.Format(time.DateOnly)
	}
	if m.Year > 0 {
		l.Period = fmt.Sprintf("%04d-01-01/%04d-12-31", m.Year, m.Year)
	}
	if m.Author != "" {
		l.Publisher = &linkedOffice{"GovernmentOrganization", m.Author}
	}
	for _, d := range p.Downloads {
		l.Forms = append(l.Forms, linkedObject{"MediaObject", d.Label, d.URL, d.Type})
	}
	data, err := json.Marshal(l)
	if err != nil {
		return err
	}
	p.b.WriteString(`<script type="application/ld+json">`)
	p.b.Write(embed.AppendScriptJSON(nil, data))
	p.b.WriteString("</script>\n")
	return nil
}
