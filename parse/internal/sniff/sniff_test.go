package sniff

import (
	"context"
	"testing"

	"github.com/govdisclosure/annualreport/parse/internal/doc"
)

func TestTextShape(t *testing.T) {
	for text, want := range map[string]kind{
		"<p align=center>某局</p>\n\n## 一、总体情况\n\n## 二、主动公开\n<table><tr><td>": Markdown,
		"<body>\n# 一\n# 二\n":             HTML,
		"<!doctype html><p># 一":          HTML,
		"# 某局\n\n| a | b |\n|---|---|\n": Markdown,
		"office: 某局\nyear: 2024\n":       YAML,
		" {\"office\": \"某局\"}":          JSON,
		"一、总体情况\n规章\t1\t2\t3\n":          Text,
	} {
		if got, err := OfText(doc.NewAccount(context.Background(), doc.Limits{}), []byte(text)); err != nil || got != want {
			t.Errorf("%q is taken for %s, want %s", text, got, want)
		}
	}
}
