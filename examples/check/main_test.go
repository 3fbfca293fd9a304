package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCheck(t *testing.T) {
	const zhongwei = "../../testdata/reports/zhongwei-guodong-2023.yaml"
	var printed bytes.Buffer
	sound, err := check(t.Context(), &printed, []string{zhongwei})
	if err != nil || !sound || !strings.Contains(printed.String(), "警告 TXT001") {
		t.Errorf("%v, %v\n%s", sound, err, &printed)
	}
	// Last year 99 requests were carried out of the office; this year none were carried in.
	last := filepath.Join(t.TempDir(), "last.yaml")
	if err := os.WriteFile(last, []byte("office: 中卫市国防动员办公室\nyear: 2022\nrequests: {carried_out: {individual: 99}}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	printed.Reset()
	sound, err = check(t.Context(), &printed, []string{zhongwei, last})
	if err != nil || sound || !strings.Contains(printed.String(), "错误 YTY001") {
		t.Errorf("%v, %v\n%s", sound, err, &printed)
	}
	// A page of another.
	printed.Reset()
	if _, err = check(t.Context(), &printed, []string{"../../testdata/parse/page-cms.html"}); err != nil || !strings.Contains(printed.String(), "：提示：") {
		t.Errorf("%v\n%s", err, &printed)
	}
	for _, files := range [][]string{nil, {"none.yaml"}, {zhongwei, "none.yaml"}} {
		if _, err := check(t.Context(), &printed, files); err == nil {
			t.Errorf("%q: no error", files)
		}
	}
}
