package validate

import (
	"sync"

	"github.com/govdisclosure/annualreport/report"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/message/catalog"
)

// languages are those that findings can be put into, the default first.
var languages = []language.Tag{language.Chinese, language.English}

var matcher = language.NewMatcher(languages)

// spoken returns the language among ours that serves a reader of lang best.
func spoken(lang language.Tag) language.Tag {
	_, i, _ := matcher.Match(lang)
	return languages[i]
}

// words holds the messages of the rules of one check, keyed by code. The catalogue
// is its own, none is registered for the whole program, and it is built when the
// first message is asked for: a report without findings does not pay for it.
type words struct {
	format  *report.Format
	catalog func() *catalog.Builder
}

// The keys of the sentences that name a culprit, one that is the very place of the
// finding and another. No code can be either.
const (
	solvedKey  = "<solved>"
	culpritKey = "<culprit>"
)

func newWords(rules []*Rule, f *report.Format) *words {
	return &words{format: f, catalog: sync.OnceValue(func() *catalog.Builder {
		b := catalog.NewBuilder(catalog.Fallback(languages[0]))
		set := func(key string, l report.Label) {
			// SetString fails on a tag that is not well formed, which ours are.
			_ = b.SetString(language.Chinese, key, l.ZH)
			_ = b.SetString(language.English, key, l.EN)
		}
		for _, r := range rules {
			set(r.Code, r.Message)
		}
		set(solvedKey, report.Label{
			ZH: "由表内其他数据推算，应为%[1]s。",
			EN: " By the other figures of the table it is %[1]s."})
		set(culpritKey, report.Label{
			ZH: "疑点在“%[1]s”：由%[2]s改为%[3]s，则各式均成立。",
			EN: " The likely culprit is “%[1]s”: %[3]s instead of %[2]s would mend all."})
		return b
	})}
}

func (w *words) message(f *Finding, lang language.Tag) string {
	if w == nil {
		return f.Code // a finding that no check returned
	}
	lang = spoken(lang)
	english := lang == language.English
	args := []any{f.Got, f.Want}
	for _, a := range f.Args {
		if l, ok := a.(report.Label); ok {
			a = l.In(english)
		}
		args = append(args, a)
	}
	p := message.NewPrinter(lang, message.Catalog(w.catalog()))
	text := p.Sprintf(f.Code, args...)
	if c := f.Culprit; c != nil && len(f.Places) == 1 {
		text += p.Sprintf(solvedKey, c.Want)
	} else if c != nil {
		if figure, err := w.format.Figure(c.Address); err == nil {
			text += p.Sprintf(culpritKey, figure.Label().In(english), c.Got, c.Want)
		}
	}
	return visible(text)
}
