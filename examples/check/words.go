package main

import (
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/message/catalog"

	"github.com/govdisclosure/annualreport/validate"
)

// wordings are what the program prints, by key, in both languages.
var wordings = []struct{ key, zh, en string }{
	{"summary", "%[1]s：错误 %[2]d 个，警告 %[3]d 个，提示 %[4]d 个", "%[1]s: %[2]d errors, %[3]d warnings, %[4]d hints"},
	{"passed over", "%[1]s：没有读取：%[2]s", "%[1]s: not read (%[2]s)"},
}

// wording is what the program prints beside the findings.
type wording struct{ *message.Printer }

// printer returns the wording in a language; Chinese where it is another than English.
func printer(lang language.Tag) *wording {
	words := catalog.NewBuilder(catalog.Fallback(language.Chinese))
	for _, w := range wordings {
		// The keys are constants, so that SetString has nothing to refuse.
		_ = words.SetString(language.Chinese, w.key, w.zh)
		_ = words.SetString(language.English, w.key, w.en)
	}
	return &wording{message.NewPrinter(lang, message.Catalog(words))}
}

// summary counts the findings of a report.
func (w *wording) summary(s validate.Source) string {
	return w.Sprintf("summary", s.URI, s.Count(validate.Error), s.Count(validate.Warning), s.Count(validate.Hint))
}
