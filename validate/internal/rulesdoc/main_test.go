package main

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govdisclosure/annualreport/validate"
)

// The page is the one that the rules give: run go generate ./... after a change.
func TestRulesPage(t *testing.T) {
	var b strings.Builder
	write(&b, validate.DefaultRules())
	page, err := os.ReadFile("../../../docs/rules.md")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(page), b.String()); diff != "" {
		t.Errorf("docs/rules.md is not what go generate writes (-file +rules):\n%s", diff)
	}
	for _, r := range validate.DefaultRules() {
		if !strings.Contains(b.String(), "\n### "+r.Code+"\n") {
			t.Errorf("%s is in no family", r.Code)
		}
	}
}
