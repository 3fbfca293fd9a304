package main

import (
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/message/catalog"

	"github.com/govdisclosure/annualreport/validate"
)

// wording is what the program prints beside the findings.
type wording struct{ *message.Printer }

// printer returns the wording in a language; Chinese where it is another than English.
func printer(lang language.Tag) *wording {
	words := catalog.NewBuilder(catalog.Fallback(language.Chinese))
	// The keys are constants, so that SetString has nothing to refuse.
	_ = words.SetString(language.Chinese, "summary", "%[1]s：错误 %[2]d 个，警告 %[3]d 个，提示 %[4]d 个")
	_ = words.SetString(language.English, "summary", "%[1]s: %[2]d errors, %[3]d warnings, %[4]d hints")
	return &wording{message.NewPrinter(lang, message.Catalog(words))}
}

// summary counts the findings of a report.
func (w *wording) summary(s validate.Source) string {
	return w.Sprintf("summary", s.URI, s.Count(validate.Error), s.Count(validate.Warning), s.Count(validate.Hint))
}
