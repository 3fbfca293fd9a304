package han_test

import (
	"testing"

	"github.com/govdisclosure/annualreport/internal/han"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ in, full, core, number string }{
		{"（一）予以公开", "一予以公开", "予以公开", "1"},
		{"(一) 予 以\u3000公开", "一予以公开", "予以公开", "1"},
		{"３．危及“三安全一稳定”", "3危及三安全一稳定", "危及三安全一稳定", "3"},
		{"⒊危及三安全一稳定", "3危及三安全一稳定", "危及三安全一稳定", "3"},
		{"3、危及'三安全一稳定'", "3危及三安全一稳定", "危及三安全一稳定", "3"},
		{"十二、事项", "十二事项", "事项", "12"},
		{"第三部分 申请情况", "第三部分申请情况", "申请情况", "3"},
		{"三 办理结果", "三办理结果", "办理结果", "3"},
		{"一般规定", "一般规定", "一般规定", ""},
		{"2024年报告", "2024年报告", "2024年报告", ""},
		{"其\u200b他", "其他", "其他", ""},
		{"", "", "", ""},
	} {
		if f := han.Fold(c.in); f != (han.Folded{Full: c.full, Core: c.core, Number: c.number}) {
			t.Errorf("%q: %+v", c.in, f)
		}
	}
}
