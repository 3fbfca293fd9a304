package parse

import (
	"context"
	"testing"
)

func TestTextShape(t *testing.T) {
	for text, want := range map[string]kind{
		"<p align=center>某局</p>\n\n## 一、总体情况\n\n## 二、主动公开\n<table><tr><td>": kindMarkdown,
		"<body>\n# 一\n# 二\n":             kindHTML,
		"<!doctype html><p># 一":          kindHTML,
		"# 某局\n\n| a | b |\n|---|---|\n": kindMarkdown,
		"office: 某局\nyear: 2024\n":       kindYAML,
		" {\"office\": \"某局\"}":          kindJSON,
		"一、总体情况\n规章\t1\t2\t3\n":          kindText,
	} {
		if got, err := kindOfText(openAccount(context.Background(), bounds{}), []byte(text)); err != nil || got != want {
			t.Errorf("%q is taken for %s, want %s", text, got, want)
		}
	}
}
