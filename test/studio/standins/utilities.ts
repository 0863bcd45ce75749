/** Utility classes of the kind that most studios are dressed in; only what the pages use. */
export const utilities = `
*{box-sizing:border-box}body{margin:0;font:15px/1.5 system-ui,sans-serif;color:#18181b;background:#fff}
button,input,select,textarea{font:inherit;color:inherit}h1,h2,h3,p{margin:0}
textarea{resize:vertical}a{color:inherit}
.dark{color-scheme:dark}.dark body{background:#0a0a0b;color:#f4f4f5}
.flex{display:flex}.inline-flex{display:inline-flex}.grid{display:grid}.block{display:block}.hidden{display:none}
.flex-col{flex-direction:column}.flex-wrap{flex-wrap:wrap}.flex-1{flex:1}.items-center{align-items:center}
.items-start{align-items:flex-start}.justify-between{justify-content:space-between}.justify-center{justify-content:center}
.justify-end{justify-content:flex-end}.grid-cols-2{grid-template-columns:1fr 1fr}.grid-cols-3{grid-template-columns:repeat(3,1fr)}
.grid-cols-4{grid-template-columns:repeat(4,1fr)}.gap-1{gap:4px}.gap-2{gap:8px}.gap-3{gap:12px}.gap-4{gap:16px}.gap-6{gap:24px}
.p-1{padding:4px}.p-2{padding:8px}.p-3{padding:12px}.p-4{padding:16px}.p-6{padding:24px}.px-3{padding-inline:12px}
.px-4{padding-inline:16px}.px-6{padding-inline:24px}.py-1{padding-block:4px}.py-2{padding-block:8px}.py-3{padding-block:12px}
.py-16{padding-block:64px}.mt-2{margin-top:8px}.mt-4{margin-top:16px}.mt-6{margin-top:24px}.mt-16{margin-top:64px}
.mx-auto{margin-inline:auto}.ml-auto{margin-inline-start:auto}.space-y-2>*+*{margin-top:8px}.space-y-4>*+*{margin-top:16px}
.space-y-6>*+*{margin-top:24px}.w-full{width:100%}.w-40{width:160px}.w-64{width:256px}.w-96{width:384px}
.max-w-3xl{max-width:768px}.max-w-5xl{max-width:1024px}.max-w-7xl{max-width:1280px}.h-9{height:36px}.h-10{height:40px}
.h-11{height:44px}.w-9{width:36px}.w-10{width:40px}.h-4{height:16px}.w-4{width:16px}.min-h-32{min-height:128px}
.min-h-20{min-height:80px}.border{border:1px solid #d4d4d8}.border-b{border-bottom:1px solid #e4e4e7}
.border-t{border-top:1px solid #e4e4e7}.border-0{border:0}.rounded{border-radius:4px}.rounded-md{border-radius:6px}
.rounded-xl{border-radius:12px}.rounded-full{border-radius:999px}.bg-white{background:#fff}.bg-muted{background:#f4f4f5}
.bg-primary{background:#18181b;color:#fff}.bg-brand{background:#facc15;color:#1c1917}.bg-violet{background:#6d28d9;color:#fff}
.bg-transparent{background:transparent}.text-xs{font-size:12px}.text-sm{font-size:14px}.text-lg{font-size:18px}
.text-xl{font-size:20px}.text-2xl{font-size:24px}.text-4xl{font-size:36px;line-height:1.15}.font-medium{font-weight:500}
.font-bold{font-weight:700}.text-center{text-align:center}.text-muted{color:#71717a}.text-red{color:#dc2626}
.shadow{box-shadow:0 1px 3px #0002}.shadow-lg{box-shadow:0 10px 30px #0003}.relative{position:relative}
.absolute{position:absolute}.fixed{position:fixed}.sticky{position:sticky}.top-0{top:0}.inset-0{inset:0}.z-10{z-index:10}
.z-50{z-index:50}.overflow-hidden{overflow:hidden}.truncate{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.line-clamp-2{display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden}
.aspect-square{aspect-ratio:1}.object-cover{object-fit:cover}.cursor-pointer{cursor:pointer}.opacity-50{opacity:.5}
.sr-only{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.pointer-events-none{pointer-events:none}
img{max-width:100%;display:block}button:disabled{opacity:.5}
.dark .border,.dark .border-b,.dark .border-t{border-color:#3f3f46}.dark .bg-white,.dark .bg-muted{background:#18181b}
.dark .bg-primary{background:#fafafa;color:#18181b}.dark .text-muted{color:#a1a1aa}
`;
